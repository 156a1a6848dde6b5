import type * as kplus from 'cdk8s-plus-27';
import type { ObjectMetadata } from '../props/object-metadata';
import type { IPeerGroup } from './i-peer-group';

/**
 * Who else may call which ports of the pods of a group.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export interface PeerNetworkPolicyRule {
  /** Who calls: pods, namespaces or address blocks of cdk8s-plus, or other groups. At least one. */
  readonly from: kplus.INetworkPolicyPeer[];

  /**
   * The names of the ports: those of the group's Services, or of any container of its pods, such as the `metrics` of a
   * sidecar. At least one.
   */
  readonly ports: string[];
}

/**
 * Who may reach the pods of a group, and whom they may reach.
 *
 * Peers always reach each other: all pods behind the headless Services that the group is behind, of other groups too where
 * a Service is shared.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export interface PeerNetworkPolicyProps {
  /**
   * Other groups that are one cluster with this one: the pods of each may call all ports of the other's Services. It holds
   * in both directions and for the policies of both groups, so that one of them names the other: the one that is made later,
   * or `addPeers` after both are made.
   *
   * @default - the pods behind the same headless Services only
   */
  readonly peers?: IPeerGroup[];

  /**
   * Who may call the ports for clients (`clientPorts`), and no others: pods, namespaces or address blocks of cdk8s-plus, or
   * other groups.
   *
   * Left out where the group has ports for clients, it is refused unless `rules` let somebody in: nobody could call
   * them. Write `[]` where that is meant.
   *
   * @default - nobody but the peers
   */
  readonly clients?: kplus.INetworkPolicyPeer[];

  /**
   * The names of the ports that `clients` may call. A port that only peers dial is open to clients only if it is named here.
   *
   * @default - the ports of the Services for clients, and those that `ordinalServices.ports` names; of a gRPC backend its port too
   */
  readonly clientPorts?: string[];

  /**
   * Who else may call which ports, by the names of the ports: Prometheus the `metrics` of a sidecar, say.
   *
   * @default - nobody
   */
  readonly rules?: PeerNetworkPolicyRule[];

  /**
   * Targets that the pods may call, beside their peers, DNS and, where they have a sidecar, istiod. With an empty list
   * the pods may call only these three.
   *
   * @default - everybody
   */
  readonly egress?: kplus.INetworkPolicyPeer[];

  /**
   * Labels and annotations of the NetworkPolicy.
   *
   * @default - the usual labels only
   */
  readonly metadata?: ObjectMetadata;
}
