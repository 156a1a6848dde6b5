import { selects } from '../manifest/selector';
import type { Service } from '../manifest/service';
import type { Discovery } from './discovery';
import { noteOn, type DnsNote } from './dns-note';
import type { LivePod } from './live-pod';

/** Which pods a Service does not show at this moment, and why. */
export function liveNotes(discovery: Discovery, service: Service): readonly DnsNote[] {
  const { live } = discovery;
  if (live === undefined || service.externalName !== undefined || service.selector.size === 0) return [];
  const note = noteOn(service, discovery.namespaceOf(service));
  const shown = new Set(
    live.of(service).flatMap(({ podName, states }) => (podName !== undefined && states.has('now') ? [podName] : [])),
  );
  const pods = live.podsOf(service);
  const hidden = pods
    .filter(({ name }) => !shown.has(name))
    .map((pod) => `${pod.name} ${hides(service)} because ${why(pod, service)}`);
  return [...hidden, ...absent(discovery, service, new Set(pods.map(({ name }) => name)))].map((message) =>
    note('now', message),
  );
}

/** Why a Service does not show one of its pods; `undefined` where it does, or where the input has no live objects. */
export function whyHidden(discovery: Discovery, service: Service, pod: string): string | undefined {
  return liveNotes(discovery, service).find(({ message }) => message.startsWith(`${pod} `))?.message;
}

function hides({ headless }: Service): string {
  return headless ? 'is not in DNS' : 'gets no connection of the cluster IP';
}

function why(pod: LivePod, service: Service): string {
  const detail = pod.detail === '' ? '' : ` (${pod.detail})`;
  if (pod.ended) return 'its containers have ended';
  if (pod.addresses.length === 0) return `it has no address yet${detail}`;
  // A Service that publishes all shows a pod until its address is gone.
  if (service.publishNotReadyAddresses) return 'the EndpointSlices do not have it yet';
  if (pod.terminating) return 'it is being deleted';
  if (!pod.ready) return `it is not ready${detail} and publishNotReadyAddresses is false`;
  return 'the EndpointSlices do not have it yet';
}

/** Pods that a workload asks for and that do not exist. */
function absent(discovery: Discovery, service: Service, there: ReadonlySet<string>): readonly string[] {
  const selected = new Set(discovery.podsBehind(service));
  return discovery.podSetsBehind(service).flatMap((set) => {
    const { workload } = set;
    const pods = set.pods.filter((pod) => selected.has(pod));
    if (workload.kind === 'Pod') return [];
    const named = pods.flatMap(({ name }) => name ?? []);
    if (named.length === 0) {
      const count = discovery.live?.pods.filter(
        ({ namespace, labels }) => namespace === set.namespace && selects(set.labels, labels),
      ).length;
      return count === undefined || count >= pods.length
        ? []
        : [`${workload.kind} ${workload.name} has ${count} of ${pods.length} pods`];
    }
    const first = named.find((name) => !there.has(name));
    return named
      .filter((name) => !there.has(name))
      .map(
        (name) =>
          `${name} ${hides(service)} because no such pod exists${name === first ? inOrder(discovery, set.namespace, workload, named, name) : ''}`,
      );
  });
}

/** A set that makes its pods in order waits for the one before. */
function inOrder(
  discovery: Discovery,
  namespace: string,
  {
    kind,
    name,
    spec,
  }: { readonly kind: string; readonly name: string; readonly spec: Readonly<Record<string, unknown>> },
  named: readonly string[],
  missing: string,
): string {
  if (kind !== 'StatefulSet' || spec.podManagementPolicy === 'Parallel') return '';
  const before = named[named.indexOf(missing) - 1];
  const waits = discovery.live?.pods.find((pod) => pod.namespace === namespace && pod.name === before);
  return waits !== undefined && !waits.ready
    ? `: StatefulSet ${name} makes its pods in order, and ${before} is not ready`
    : '';
}
