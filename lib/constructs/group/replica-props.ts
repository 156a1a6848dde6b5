import type { TopologySpread } from '../pod/scheduling';
import type { DisruptionBudgetProps } from './disruption-budget';

/**
 * What groups have that count their pods. Of a DaemonSet the nodes decide how many there are.
 *
 * @internal
 */
export interface ReplicaProps {
  /**
   * Number of pods, at least 1.
   *
   * @default 3; nothing is printed once a HorizontalPodAutoscaler targets the group
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/
   */
  readonly replicas?: number;

  /**
   * How many peers a node drain may take away at once.
   *
   * @default - one; no budget for a single replica
   * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
   */
  readonly disruptionBudget?: DisruptionBudgetProps;

  /**
   * How the pods are spread over the cluster. An empty list spreads nothing.
   *
   * @default - over hosts and over zones, but schedulable anyway
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
   */
  readonly topologySpread?: TopologySpread[];
}
