import { COMPUTED_LABELS } from '../kubernetes/controller-labels';
import { srvName } from '../dns/name';
import { list, text } from '../manifest/manifest';
import type { Service } from '../manifest/service';
import { aliasTarget } from './alias-answers';
import type { Discovery } from './discovery';
import { noteOn, type DnsNote } from './dns-note';
import { targetNumber } from './endpoint';
import type { PodSet } from './pod-set';

/** Which records of a Service are missing and why, and what of them only the cluster knows. */
export function serviceNotes(discovery: Discovery, service: Service): readonly DnsNote[] {
  const note = noteOn(service, discovery.namespaceOf(service));
  if (service.externalName !== undefined)
    return aliasTarget(service) === undefined
      ? [
          note(
            'missing',
            `no CNAME record: externalName ${JSON.stringify(service.externalName)} is no name, and CoreDNS answers NXDOMAIN`,
            'spec.externalName',
          ),
        ]
      : [];
  const sets = discovery.podSetsBehind(service);
  return [
    ...familyNotes(discovery, service),
    ...endpointNotes(discovery, service, sets),
    ...portNotes(discovery, service, sets),
    ...(service.headless && !discovery.cluster.endpointPodNames ? podNameNotes(discovery, service, sets) : []),
    ...sets.flatMap((set) =>
      set.unknown === undefined ? [] : [note('unknown', `${subject(set)}: ${set.unknown}`, 'spec.selector')],
    ),
  ];
}

/** `Pod web`, `the pods of StatefulSet web`. */
function subject({ workload }: PodSet): string {
  return workload.kind === 'Pod' ? `Pod ${workload.name}` : `the pods of ${workload.kind} ${workload.name}`;
}

function familyNotes(discovery: Discovery, service: Service): readonly DnsNote[] {
  const note = noteOn(service, discovery.namespaceOf(service));
  const { ipFamilies } = discovery.cluster;
  const absent = list(service.spec.ipFamilies).filter(
    (family) => (family === 'IPv4' || family === 'IPv6') && !ipFamilies.includes(family),
  );
  if (absent.length > 0)
    return absent.map((family) =>
      note(
        'missing',
        `no ${family === 'IPv6' ? 'AAAA' : 'A'} records: spec.ipFamilies asks for ${String(family)}, the cluster has ${ipFamilies.join(' and ')}`,
        'spec.ipFamilies',
      ),
    );
  const policy = text(service.spec.ipFamilyPolicy);
  if (ipFamilies.length > 1 || (policy !== 'PreferDualStack' && policy !== 'RequireDualStack')) return [];
  return [
    note(
      'missing',
      `no ${ipFamilies[0] === 'IPv4' ? 'AAAA' : 'A'} records: spec.ipFamilyPolicy is ${policy}, the cluster has ${ipFamilies[0]} only`,
      'spec.ipFamilyPolicy',
    ),
  ];
}

function endpointNotes(discovery: Discovery, service: Service, sets: readonly PodSet[]): readonly DnsNote[] {
  const namespace = discovery.namespaceOf(service);
  const note = noteOn(service, namespace);
  if (discovery.endpointsOf(service).length > 0) return [];
  const what = service.headless ? 'no records' : 'nothing behind its address';
  if (service.selector.size === 0)
    return service.headless
      ? [
          note(
            'missing',
            `${what}: the Service has no selector, and no EndpointSlice in sight is labelled kubernetes.io/service-name: ${service.name}`,
            'spec.selector',
          ),
        ]
      : [];
  const selector = [...service.selector].map((pair) => pair.join('=')).join(',');
  if (sets.length > 0)
    return sets.every((set) => set.unknown === undefined)
      ? [
          note(
            'missing',
            `${what}: the selector ${selector} matches none of ${sets.map(subject).join(' and ')}`,
            'spec.selector',
          ),
        ]
      : [];
  const computed = [...service.selector.keys()].filter((key) => COMPUTED_LABELS.has(key));
  if (computed.length > 0)
    return [
      note(
        'unknown',
        `a controller computes the label ${computed.join(' and ')}: its pods are left out`,
        'spec.selector',
      ),
    ];
  const elsewhere = discovery.podSetElsewhere(service);
  const hint = elsewhere === undefined ? '' : `; ${subject(elsewhere)} have them, in namespace ${elsewhere.namespace}`;
  return [
    note(
      'missing',
      `${what}: no pod in sight, in namespace ${namespace}, has the labels ${selector}${hint}`,
      'spec.selector',
    ),
  ];
}

function portNotes(discovery: Discovery, service: Service, sets: readonly PodSet[]): readonly DnsNote[] {
  const note = noteOn(service, discovery.namespaceOf(service));
  if (service.ports.length === 0)
    return service.headless ? [note('missing', 'no SRV records: the Service has no ports', 'spec.ports')] : [];
  return service.ports.flatMap((port, index) => {
    const words = `port ${index} (${port.port ?? 'no number'}/${port.protocol})`;
    if (port.name === undefined) return [note('missing', `no SRV record by name: ${words} has no name`, port.path)];
    if (!service.headless || typeof port.targetPort !== 'string') return [];
    const owner = srvName(port.name, port.protocol, service.name);
    return sets
      .filter((set) => targetNumber(port, set.workload) === undefined)
      .map((set) =>
        note(
          'missing',
          `no SRV record ${owner} for ${subject(set)}: none of their containers has a ${port.protocol} port named ${JSON.stringify(port.targetPort)}`,
          `${port.path}.targetPort`,
        ),
      );
  });
}

function podNameNotes(discovery: Discovery, service: Service, sets: readonly PodSet[]): readonly DnsNote[] {
  const note = noteOn(service, discovery.namespaceOf(service));
  return sets.flatMap((set) => {
    const [pod] = set.pods;
    if (pod === undefined) return [];
    if (pod.hostname !== undefined && pod.subdomain === service.name) {
      const shared = set.pods.length > 1 && set.pods.every(({ hostname }) => hostname === pod.hostname);
      if (!shared) return [];
      return [
        note(
          'missing',
          `no name of its own for each of ${subject(set)}: all ${set.pods.length} share ${pod.hostname}.${service.name}`,
        ),
      ];
    }
    return [note('missing', `no per-pod name for ${subject(set)}: ${whyNameless(set, service)}`)];
  });
}

function whyNameless(set: PodSet, service: Service): string {
  const [pod] = set.pods;
  if (pod?.subdomain !== undefined && pod.hostname !== undefined)
    return `their subdomain is ${JSON.stringify(pod.subdomain)}, not this Service`;
  if (set.workload.kind === 'StatefulSet') return 'the set has no spec.serviceName';
  const missing = [pod?.hostname === undefined ? ['hostname'] : [], pod?.subdomain === undefined ? ['subdomain'] : []];
  const other = pod?.subdomain !== undefined && pod.subdomain !== service.name ? ' and another subdomain' : '';
  return `no ${missing.flat().join(' and no ')}${other}, so CoreDNS names each after its address`;
}
