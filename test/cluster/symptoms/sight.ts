import type { Live } from '../api/api';
import type { Cluster } from '../cluster';
import type { Kubelet } from '../kubelet/kubelet';

/** An example that is on the cluster. */
export interface Landed {
  readonly cluster: Cluster;
  /** The kubelet of its pods; of use where they are processes. */
  readonly kubelet: Kubelet;
  /** Where objects are that name no namespace. */
  readonly namespace: string;
  readonly manifests: readonly Live[];
  /** Keeps its pods from being ready, or no longer does. */
  readonly hold: (held: boolean) => Promise<void>;
}

/**
 * Whether a symptom is seen; nothing while that cannot be said yet. It is asked again and again, so that what it changes
 * it may change twice.
 */
export type Symptom = (landed: Landed) => Promise<boolean | undefined>;

/** How the symptom of a rule is looked for. */
export interface Sight {
  readonly seen: Symptom;
  /** What the example speaks of without showing it. */
  readonly beside?: readonly Live[];
  /** The look comes when all wanted pods are ready, when they run and are kept from being ready, or at once. */
  readonly when?: 'ready' | 'running' | 'applied';
  /** Pods are entries in the API, processes with a network of their own, or such that listen after a while. */
  readonly pods?: 'paper' | 'processes' | 'slow';
  /** The minor versions that show it, where not all do. */
  readonly from?: number;
  readonly before?: number;
}
