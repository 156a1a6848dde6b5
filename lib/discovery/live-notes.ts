import type { Service } from '../manifest/service';
import type { Discovery } from './discovery';
import { noteOn, type DnsNote } from './dns-note';
import type { LiveEndpoints } from './live-endpoints';
import type { LivePod } from './live-pod';
import type { PodSet } from './pod-set';
import { nameOf } from '../manifest/names-in-words';

/** A pod that a Service does not show at this moment, and why. */
interface Hidden {
  /** Its name; `undefined` where a controller has yet to choose one. */
  readonly pod?: string;
  readonly message: string;
}

/** Which pods a Service does not show at this moment, and why. */
export function liveNotes(discovery: Discovery, service: Service): readonly DnsNote[] {
  const note = noteOn(service, discovery.namespaceOf(service));
  return hiddenPods(discovery, service).map(({ message }) => note('now', message));
}

/** Why a Service does not show one of its pods; `undefined` where it does, or where the input has no live objects. */
export function whyHidden(discovery: Discovery, service: Service, name: string): string | undefined {
  return hiddenPods(discovery, service).find(({ pod }) => pod === name)?.message;
}

function hiddenPods(discovery: Discovery, service: Service): readonly Hidden[] {
  const { live } = discovery;
  if (live === undefined || service.externalName !== undefined || service.selector.size === 0) return [];
  const shown = new Set(
    live.of(service).flatMap(({ podName, states }) => (podName !== undefined && states.has('now') ? [podName] : [])),
  );
  const pods = live.podsOf(service);
  const hidden = pods
    .filter(({ name }) => !shown.has(name))
    .map((pod) => ({ pod: pod.name, message: `${pod.name} ${hides(service)} because ${why(pod, service)}` }));
  return [...hidden, ...absent(discovery, service, live, new Set(pods.map(({ name }) => name)))];
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
function absent(
  discovery: Discovery,
  service: Service,
  live: LiveEndpoints,
  there: ReadonlySet<string>,
): readonly Hidden[] {
  const selected = new Set(discovery.podsBehind(service));
  return discovery.podSetsBehind(service).flatMap((set) => {
    const { workload } = set;
    const pods = set.pods.filter((pod) => selected.has(pod));
    if (workload.kind === 'Pod') return [];
    const named = pods.flatMap(({ name }) => name ?? []);
    if (named.length === 0) {
      const count = live.podsWith(set.labels, set.namespace).length;
      return count >= pods.length ? [] : [{ message: `${nameOf(workload)} has ${count} of ${pods.length} pods` }];
    }
    return named
      .filter((name) => !there.has(name))
      .map((pod, index) => {
        const waits = index === 0 ? inOrder(live, set, named, pod) : '';
        return { pod, message: `${pod} ${hides(service)} because no such pod exists${waits}` };
      });
  });
}

/** A set that makes its pods in order waits for the one before. */
function inOrder(
  live: LiveEndpoints,
  { namespace, workload: { kind, name, spec } }: PodSet,
  named: readonly string[],
  missing: string,
): string {
  if (kind !== 'StatefulSet' || spec.podManagementPolicy === 'Parallel') return '';
  const before = named[named.indexOf(missing) - 1];
  const waits = live.pods.find((pod) => pod.namespace === namespace && pod.name === before);
  return waits !== undefined && !waits.ready
    ? `: StatefulSet "${name}" makes its pods in order, and ${before} is not ready`
    : '';
}
