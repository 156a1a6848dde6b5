import { JOB_NAME_LABELS } from '../kubernetes/controller-labels';
import { dnsLabel1123Errors, LABEL_MAX_LENGTH } from '../kubernetes/names';
import { flag, integer, text } from '../manifest/manifest';
import type { Workload } from '../manifest/workload';
import type { Cluster } from './cluster';

/** One pod that a manifest will make. */
export interface Pod {
  /** Its name where the manifest fixes it (`web-0`), else its place among its siblings (`search#0`). */
  readonly id: string;
  /** `undefined` where the cluster invents it. */
  readonly name: string | undefined;
  readonly namespace: string;
  readonly workload: Workload;
  /** Those of the template, and those that its controller adds. */
  readonly labels: ReadonlyMap<string, string>;
  /** `spec.hostname`, which only a StatefulSet or an Indexed Job sets by itself. */
  readonly hostname: string | undefined;
  readonly subdomain: string | undefined;
  /** Whether it exists before any pod of its set was ready. */
  readonly first: boolean;
}

/** The pods of one workload. */
export interface PodSet {
  readonly workload: Workload;
  readonly namespace: string;
  /** The labels that all its pods have. */
  readonly labels: ReadonlyMap<string, string>;
  readonly pods: readonly Pod[];
  /** Why `pods` is not what the cluster will have, where it is not. */
  readonly unknown: string | undefined;
}

/** The most pods that are predicted for one workload: a typing error in `replicas` costs no memory. */
const MOST_PODS = 10_000;

/** The most pods that are predicted in all; Kubernetes supports no more in a cluster. */
export const MOST_PODS_IN_ALL = 150_000;

/**
 * The pods that a workload will have, `room` at most. `taken` pods of its id exist already: those of a Deployment beside a
 * ReplicaSet of its name.
 */
export function podSet(workload: Workload, cluster: Cluster, taken = 0, room = MOST_PODS_IN_ALL): PodSet {
  const namespace = workload.namespace || cluster.namespace;
  const labels = labelsOfAllPods(workload);
  const none = (unknown: string | undefined): PodSet => ({ workload, namespace, labels, pods: [], unknown });
  const refusal = refused(workload);
  if (refusal !== undefined) return none(refusal);
  const size = wanted(workload, cluster);
  if (typeof size === 'string') return none(size);
  const count = Math.min(size, MOST_PODS, room);
  const pods = Array.from({ length: count }, (_, index) => pod(workload, namespace, labels, index, taken, cluster));
  // A StatefulSet's later names are longer, and perhaps too long.
  const accepted = pods.filter(({ hostname }) => hostname === undefined || hostname.length <= LABEL_MAX_LENGTH);
  const unknown = size > count ? `only ${count} of ${size} pods are predicted` : undefined;
  return { workload, namespace, labels, pods: accepted, unknown };
}

/** How many pods the manifest asks for, or why that cannot be said. */
function wanted(workload: Workload, cluster: Cluster): number | string {
  if (workload.annotations.has('helm.sh/hook'))
    return `pods of a Helm hook (helm.sh/hook: ${workload.annotations.get('helm.sh/hook')}) come and go and are left out`;
  switch (workload.kind) {
    case 'CronJob':
      return 'pods of a CronJob come and go and are left out';
    case 'DaemonSet':
      return cluster.nodes ?? 'a DaemonSet has one pod on each node, and the number of nodes is not said (--nodes 3)';
    case 'Job': {
      if (flag(workload.spec.suspend) === true) return 0;
      const completions = integer(workload.spec.completions) ?? Infinity;
      return Math.max(0, Math.min(integer(workload.spec.parallelism) ?? 1, completions));
    }
    default:
      return Math.max(0, workload.replicas ?? 0);
  }
}

function pod(
  workload: Workload,
  namespace: string,
  labels: ReadonlyMap<string, string>,
  index: number,
  taken: number,
  cluster: Cluster,
): Pod {
  const template = {
    hostname: text(workload.podSpec.hostname) || undefined,
    subdomain: text(workload.podSpec.subdomain) || undefined,
  };
  const base = { namespace, workload, labels, first: true, ...template };
  switch (workload.kind) {
    case 'Pod':
      return { ...base, id: workload.name, name: workload.name };
    case 'StatefulSet': {
      const ordinal = Math.max(0, workload.firstOrdinal) + index;
      const name = `${workload.name}-${ordinal}`;
      const own = new Map(labels).set('statefulset.kubernetes.io/pod-name', name);
      if (cluster.podIndexLabel) own.set('apps.kubernetes.io/pod-index', `${ordinal}`);
      // The controller overwrites what the template says, also with an empty serviceName.
      const identity = { hostname: name, subdomain: workload.serviceName };
      const first = index === 0 || workload.spec.podManagementPolicy === 'Parallel';
      return { ...base, ...identity, id: name, name, labels: own, first };
    }
    default: {
      const id = `${workload.name}#${taken + index}`;
      if (!indexed(workload)) return { ...base, id, name: undefined };
      const own = new Map(labels).set('batch.kubernetes.io/job-completion-index', `${index}`);
      return { ...base, id, name: undefined, labels: own, hostname: `${workload.name}-${index}` };
    }
  }
}

function indexed(workload: Workload): boolean {
  return workload.kind === 'Job' && workload.spec.completionMode === 'Indexed';
}

function labelsOfAllPods(workload: Workload): ReadonlyMap<string, string> {
  if (workload.kind !== 'Job') return workload.podLabels;
  return new Map([...workload.podLabels, ...[...JOB_NAME_LABELS].map((label) => [label, workload.name] as const)]);
}

/** Why the API server refuses the pods, where it does so for their hostname or subdomain. */
function refused(workload: Workload): string | undefined {
  const stateful = workload.kind === 'StatefulSet';
  const hostname = stateful
    ? `${workload.name}-${Math.max(0, workload.firstOrdinal)}`
    : text(workload.podSpec.hostname);
  const subdomain = stateful ? workload.serviceName : text(workload.podSpec.subdomain);
  if (workload.name === '') return 'it has no name';
  for (const [field, value] of [
    ['hostname', hostname],
    ['subdomain', subdomain],
  ] as const) {
    const [error] = value ? dnsLabel1123Errors(value) : [];
    if (error !== undefined)
      return `the API server refuses the pods: spec.${field} is ${JSON.stringify(value)}; ${error}`;
  }
  return undefined;
}
