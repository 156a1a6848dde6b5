import { endpointName, serviceName } from '../dns/name';
import { dig, integer, text } from '../manifest/manifest';
import type { Discovery } from './discovery';
import { missingOf, noteOn, type DnsNote, type MissingRecord } from './dns-note';
import type { PodSet } from './pod-set';
import { nameOf } from '../manifest/names-in-words';

/** Which names the pods of the checked files ask for and will not get, and which numbers of pods somebody else decides. */
export function workloadNotes(discovery: Discovery): readonly DnsNote[] {
  return [...discovery.podSets.flatMap((set) => subdomainNotes(discovery, set)), ...autoscalerNotes(discovery)];
}

/** Hand-written endpoints that belong to no Service of the checked files. */
export function orphanNotes(discovery: Discovery): readonly DnsNote[] {
  return discovery.orphans.map(({ namespace, name, slice }): MissingRecord => ({
    topic: 'missing',
    record: serviceName(name, namespace, discovery.cluster.clusterDomain),
    kind: 'Service',
    namespace,
    name,
    object: slice,
    path: "metadata.labels['kubernetes.io/service-name']",
    message: `no records but PTR: EndpointSlices are labelled kubernetes.io/service-name: ${name}, and the Service is not in the checked files`,
  }));
}

function subdomainNotes(discovery: Discovery, set: PodSet): readonly DnsNote[] {
  const { workload, namespace } = set;
  const stateful = workload.kind === 'StatefulSet';
  const [pod] = set.pods;
  if (pod === undefined) return [];
  const path = stateful ? 'spec.serviceName' : `${workload.podSpecPath}.subdomain`;
  const missing = (message: string, field = path) => [
    missingOf(workload, namespace)(
      endpointName(
        pod.hostname ?? '<hostname>',
        pod.subdomain ?? '<service>',
        namespace,
        discovery.cluster.clusterDomain,
      ),
      message,
      field,
    ),
  ];
  if (pod.subdomain === undefined) return stateful ? missing('no per-pod names: it has no spec.serviceName') : [];
  if (pod.hostname === undefined)
    return missing(`no name under ${pod.subdomain}: the pods have a subdomain but no hostname`);
  const name = `${pod.hostname}.${pod.subdomain}`;
  const service = discovery.service(namespace, pod.subdomain);
  if (service === undefined)
    return missing(
      `no name ${name}: ${stateful ? 'serviceName' : 'subdomain'} ${pod.subdomain} names no Service of the checked files, in namespace ${namespace}`,
    );
  if (service.externalName !== undefined)
    return missing(`no name ${name}: ${nameOf(service)} is an ExternalName, which has no endpoints`);
  if (service.selector.size > 0 && !discovery.podSetsBehind(service).includes(set)) {
    const selector = [...service.selector].map((pair) => pair.join('=')).join(',');
    return missing(`no name ${name}: ${nameOf(service)} does not select the pods (selector ${selector})`);
  }
  if (!service.headless || set.pods.length < 2 || set.pods.some(({ hostname }) => hostname !== pod.hostname)) return [];
  return missing(
    `no name of its own for each of the ${set.pods.length} pods: all of them share ${name}`,
    `${workload.podSpecPath}.hostname`,
  );
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
        `${nameOf({ kind, name })} has ${least} to ${most} pods; the records are those of the replicas in its manifest`,
        'spec.scaleTargetRef',
      ),
    ];
  });
}
