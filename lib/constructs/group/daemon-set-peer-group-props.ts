import type { Adoption } from './adoption';
import type { DaemonSetUpdateStrategy } from './daemon-set-update-strategy';
import type { PeerGroupProps } from './peer-group-props';

/**
 * Properties of `DaemonSetPeerGroup`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export interface DaemonSetPeerGroupProps extends PeerGroupProps {
  /**
   * Whether the pods use the network of their nodes: their address is that of the node, and their ports are taken on it. The
   * resolver then is told to ask the cluster's DNS (`ClusterFirstWithHostNet`), unless `podDns` has a policy.
   *
   * No NetworkPolicy holds for such pods, meshes leave them out, and Pod Security "baseline" refuses them.
   *
   * @default false
   * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy
   */
  readonly hostNetwork?: boolean;

  /**
   * Ports of the peer container that are open on each node too, by the port's name: `{ statsd: 8125 }`, each number 1 to
   * 65535. Pods of the node reach them at `status.hostIP`. Pod Security "baseline" refuses them.
   *
   * @default - none; with `hostNetwork` all ports are on the node already
   * @see https://kubernetes.io/docs/concepts/configuration/overview/#services
   */
  readonly hostPorts?: { [port: string]: number };

  /**
   * The variable with the name of the node that the pod is on.
   *
   * @default 'NODE_NAME'
   */
  readonly nodeNameVariable?: string;

  /**
   * The variable with the address of the node that the pod is on; with `hostNetwork` it is the pod's own.
   *
   * @default 'HOST_IP'
   */
  readonly hostIpVariable?: string;

  /**
   * How pods are replaced when the pod template changes.
   *
   * @default - one node after another, set by Kubernetes
   * @see https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
   */
  readonly updateStrategy?: DaemonSetUpdateStrategy;

  /**
   * A DaemonSet that runs already and becomes this group's.
   *
   * @default - a new one
   */
  readonly adopt?: Adoption;
}
