import { dig, integer, text } from '../manifest/manifest';
import type { Discovery } from './discovery';
import { noteOn, type DnsNote } from './dns-note';
import type { PodSet } from './pod-set';

/** Which names the pods in sight ask for and will not get, and which numbers of pods somebody else decides. */
export function workloadNotes(discovery: Discovery): readonly DnsNote[] {
  return [...discovery.podSets.flatMap((set) => subdomainNotes(discovery, set)), ...autoscalerNotes(discovery)];
}

/** Hand-written endpoints that belong to no Service in sight. */
export function orphanNotes(discovery: Discovery): readonly DnsNote[] {
  return discovery.orphans.map(({ namespace, name }) => ({
    topic: 'missing',
    kind: 'Service',
    namespace,
    name,
    path: undefined,
    message: `no records but PTR: EndpointSlices in sight are labelled kubernetes.io/service-name: ${name}, the Service is not in sight`,
  }));
}

function subdomainNotes(discovery: Discovery, set: PodSet): readonly DnsNote[] {
  const { workload, namespace } = set;
  const note = noteOn(workload, namespace);
  const stateful = workload.kind === 'StatefulSet';
  const [pod] = set.pods;
  if (pod === undefined) return [];
  const path = stateful ? 'spec.serviceName' : `${workload.podSpecPath}.subdomain`;
  const field = stateful ? 'serviceName' : 'subdomain';
  if (pod.subdomain === undefined)
    return stateful ? [note('missing', 'no per-pod names: it has no spec.serviceName', path)] : [];
  if (pod.hostname === undefined)
    return [
      note(
        'missing',
        `no name under ${pod.subdomain}: the pods have a subdomain but no hostname`,
        workload.podSpecPath,
      ),
    ];
  const name = `${pod.hostname}.${pod.subdomain}`;
  const service = discovery.service(namespace, pod.subdomain);
  if (service === undefined)
    return [
      note(
        'missing',
        `no name ${name}: ${field} ${pod.subdomain} names no Service in sight, in namespace ${namespace}`,
        path,
      ),
    ];
  if (service.externalName !== undefined)
    return [
      note('missing', `no name ${name}: Service ${service.name} is an ExternalName, which has no endpoints`, path),
    ];
  if (service.selector.size === 0 || discovery.podSetsBehind(service).includes(set)) return [];
  const selector = [...service.selector].map((pair) => pair.join('=')).join(',');
  return [
    note('missing', `no name ${name}: Service ${service.name} does not select the pods (selector ${selector})`, path),
  ];
}

function autoscalerNotes(discovery: Discovery): readonly DnsNote[] {
  const targets = new Set(
    discovery.podSets.map(({ workload, namespace }) => `${workload.kind} ${namespace}/${workload.name}`),
  );
  return discovery.inventory.ofKind('HorizontalPodAutoscaler').flatMap((autoscaler) => {
    const namespace = discovery.namespaceOf(autoscaler);
    const target = autoscaler.spec.scaleTargetRef;
    const [kind, name] = [text(dig(target, 'kind')) ?? '', text(dig(target, 'name')) ?? ''];
    if (!targets.has(`${kind} ${namespace}/${name}`)) return [];
    const least = integer(autoscaler.spec.minReplicas) ?? 1;
    const most = integer(autoscaler.spec.maxReplicas) ?? 'an unknown number of';
    return [
      noteOn(autoscaler, namespace)(
        'unknown',
        `${kind} ${name} has ${least} to ${most} pods; the records are those of the replicas in its manifest`,
        'spec.scaleTargetRef',
      ),
    ];
  });
}
