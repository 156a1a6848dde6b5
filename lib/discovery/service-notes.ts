import { COMPUTED_LABELS, PER_POD_LABELS } from '../kubernetes/controller-labels';
import { serviceName, srvName } from '../dns/name';
import { list, text } from '../manifest/manifest';
import { mayMakePods } from '../manifest/operators';
import type { Service } from '../manifest/service';
import { aliasTarget } from './alias-answers';
import type { Discovery } from './discovery';
import { missingOf, noteOn, type DnsNote } from './dns-note';
import { targetNumber } from './endpoint';
import type { PodSet } from './pod-set';
import { nameOf } from '../manifest/names-in-words';

/** Which records of a Service are missing and why, and what of them only the cluster knows. */
export function serviceNotes(discovery: Discovery, service: Service): readonly DnsNote[] {
  const note = noteOn(service, discovery.namespaceOf(service));
  if (service.externalName !== undefined) return recordNotes(discovery, service);
  const sets = discovery.podSetsBehind(service);
  return [
    ...familyNotes(discovery, service),
    ...recordNotes(discovery, service, sets),
    ...(service.headless && !discovery.cluster.endpointPodNames ? podNameNotes(discovery, service, sets) : []),
    ...sets.flatMap((set) =>
      set.unknown === undefined ? [] : [note('unknown', `${subject(set)}: ${set.unknown}`, 'spec.selector')],
    ),
  ];
}

/** Which records the name of a Service does not have, or may not have, whatever the names of its pods are. */
export function recordNotes(
  discovery: Discovery,
  service: Service,
  sets: readonly PodSet[] = discovery.podSetsBehind(service),
): readonly DnsNote[] {
  if (service.externalName === undefined)
    return [...endpointNotes(discovery, service, sets), ...portNotes(discovery, service, sets)];
  if (aliasTarget(service) !== undefined) return [];
  return [
    missingFrom(discovery, service)(
      fullName(discovery, service),
      `no CNAME record: externalName ${JSON.stringify(service.externalName)} is no name, and CoreDNS answers NXDOMAIN`,
      'spec.externalName',
    ),
  ];
}

/** Whether anybody is behind a Service; the endpoints themselves may be many. */
function hasEndpoints(discovery: Discovery, service: Service, sets: readonly PodSet[]): boolean {
  if (discovery.writtenFor(discovery.namespaceOf(service), service.name).length > 0) return true;
  return [...service.selector.keys()].some((key) => PER_POD_LABELS.has(key))
    ? discovery.podsBehind(service).length > 0
    : sets.some(({ pods }) => pods.length > 0);
}

function fullName(discovery: Discovery, service: Service): string {
  return serviceName(service.name, discovery.namespaceOf(service), discovery.cluster.clusterDomain);
}

function missingFrom(discovery: Discovery, service: Service): ReturnType<typeof missingOf> {
  return missingOf(service, discovery.namespaceOf(service));
}

/** `Pod "web"`, `the pods of StatefulSet "web"`. */
function subject({ workload }: PodSet): string {
  return workload.kind === 'Pod' ? nameOf(workload) : `the pods of ${nameOf(workload)}`;
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
        'unknown',
        `no ${family === 'IPv6' ? 'AAAA' : 'A'} records on a cluster with ${ipFamilies.join(' and ')} only: spec.ipFamilies asks for ${String(family)}`,
        'spec.ipFamilies',
      ),
    );
  const policy = text(service.spec.ipFamilyPolicy);
  if (ipFamilies.length > 1 || (policy !== 'PreferDualStack' && policy !== 'RequireDualStack')) return [];
  return [
    note(
      'unknown',
      `no ${ipFamilies[0] === 'IPv4' ? 'AAAA' : 'A'} records on a cluster with ${ipFamilies[0]} only: spec.ipFamilyPolicy is ${policy}`,
      'spec.ipFamilyPolicy',
    ),
  ];
}

function endpointNotes(discovery: Discovery, service: Service, sets: readonly PodSet[]): readonly DnsNote[] {
  const namespace = discovery.namespaceOf(service);
  const note = noteOn(service, namespace);
  if (hasEndpoints(discovery, service, sets)) return [];
  const what = service.headless ? 'no records' : 'nothing behind its address';
  const missing = (message: string) =>
    missingFrom(discovery, service)(fullName(discovery, service), `${what}: ${message}`, 'spec.selector');
  if (service.selector.size === 0)
    return service.headless
      ? [
          missing(
            `the Service has no selector, and no EndpointSlice of the checked files is labelled kubernetes.io/service-name: ${service.name}`,
          ),
        ]
      : [];
  const selector = [...service.selector].map((pair) => pair.join('=')).join(',');
  if (sets.length > 0)
    return sets.every((set) => set.unknown === undefined)
      ? [missing(`the selector ${selector} matches none of ${sets.map(subject).join(' and ')}`)]
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
  if (elsewhere === undefined && mayMakePods(discovery.inventory))
    return [
      note(
        'unknown',
        `custom resources of the checked files may make the pods with the labels ${selector}: they are left out`,
        'spec.selector',
      ),
    ];
  const hint = elsewhere === undefined ? '' : `; ${subject(elsewhere)} have them, in namespace ${elsewhere.namespace}`;
  return [missing(`no pod of the checked files, in namespace ${namespace}, has the labels ${selector}${hint}`)];
}

function portNotes(discovery: Discovery, service: Service, sets: readonly PodSet[]): readonly DnsNote[] {
  if (!service.headless) return [];
  const missing = missingFrom(discovery, service);
  const owner = (name: string, protocol = 'TCP') =>
    srvName(name, protocol, service.name, discovery.namespaceOf(service), discovery.cluster.clusterDomain);
  if (service.ports.length === 0)
    return [missing(owner('<port>'), 'no SRV records: the Service has no ports', 'spec.ports')];
  return service.ports.flatMap((port, index) => {
    const { name, protocol, targetPort } = port;
    const words = `port ${index} (${port.port ?? 'no number'}/${protocol})`;
    if (name === undefined)
      return [missing(owner('<port>', protocol), `no SRV record by name: ${words} has no name`, port.path)];
    if (typeof targetPort !== 'string') return [];
    const short = srvName(name, protocol, service.name);
    return sets
      .filter((set) => targetNumber(port, set.workload) === undefined)
      .map((set) =>
        missing(
          owner(name, protocol),
          `no SRV record ${short} for ${subject(set)}: none of their containers has a ${protocol} port named ${JSON.stringify(targetPort)}`,
          `${port.path}.targetPort`,
        ),
      );
  });
}

/** Pods that CoreDNS names after their addresses, which nobody knows before they run. */
function podNameNotes(discovery: Discovery, service: Service, sets: readonly PodSet[]): readonly DnsNote[] {
  const note = noteOn(service, discovery.namespaceOf(service));
  return sets.flatMap((set) => {
    const [pod] = set.pods;
    if (pod === undefined || (pod.hostname !== undefined && pod.subdomain === service.name)) return [];
    return [note('unknown', `no per-pod name for ${subject(set)}: ${whyNameless(set, service)}`)];
  });
}

function whyNameless(set: PodSet, service: Service): string {
  const [pod] = set.pods;
  if (pod?.subdomain !== undefined && pod.hostname !== undefined)
    return `their subdomain is ${JSON.stringify(pod.subdomain)}, not this Service, so CoreDNS names each after its address`;
  if (set.workload.kind === 'StatefulSet')
    return 'the set has no spec.serviceName, so CoreDNS names each after its address';
  const missing = [pod?.hostname === undefined ? ['hostname'] : [], pod?.subdomain === undefined ? ['subdomain'] : []];
  const other = pod?.subdomain !== undefined && pod.subdomain !== service.name ? ' and another subdomain' : '';
  return `no ${missing.flat().join(' and no ')}${other}, so CoreDNS names each after its address`;
}
