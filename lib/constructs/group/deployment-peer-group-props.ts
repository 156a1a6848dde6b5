import type * as kplus from 'cdk8s-plus-27';
import type { Adoption } from './adoption';
import type { PeerGroupProps } from './peer-group-props';
import type { ReplicaProps } from './replica-props';

/**
 * Properties of `DeploymentPeerGroup`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export interface DeploymentPeerGroupProps extends PeerGroupProps, ReplicaProps {
  /**
   * Whether the peers find each other. Switched off, the headless Service, its mesh objects and its variables are left
   * out, a given `service` too; the Deployment, and what a pod knows of itself, stay.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How pods are replaced when the pod template changes.
   *
   * @default - a quarter at a time, set by Kubernetes
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
   */
  readonly strategy?: kplus.DeploymentStrategy;

  /**
   * A Deployment that runs already and becomes this group's.
   *
   * @default - a new one
   */
  readonly adopt?: Adoption;
}
