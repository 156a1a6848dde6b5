import type { IConstruct } from 'constructs';
import type { ClientServiceProps } from '../service/client-service-props';
import type { IpFamily, IpFamilyPolicy } from '../service/ip-family';
import type { ObjectMetadata } from '../props/object-metadata';
import type { PeerEnvNames } from '../env/peer-env-names';
import type { PeerNetworkPolicyProps } from './peer-network-policy-props';
import type { PodProps } from '../pod/pod-props';

/** What all groups of pods have in common, whoever calls them. Props under a name of cdk8s-plus mean what they mean there. */
export interface PodGroupProps extends PodProps {
  /**
   * Name of the workload, of the group's own Service, and of the label that its selectors match.
   *
   * Required, and never made from the construct's path: a new name is a new group. 1 to 52 of `a` to `z`, `0` to `9` and
   * `-`, beginning with a letter.
   */
  readonly name: string;

  /**
   * Whether the peer container gets the peer env: what it must know to find the others and to tell itself from them. One
   * that does not call the others has no use for it.
   *
   * @default true; for a GrpcHeadlessBackend, whose servers only clients call, where `envNames` or `envOnAllContainers` is given
   */
  readonly envOnPeer?: boolean;

  /**
   * Whether every container and init container of the props gets the peer env. One that is added later gets it with
   * `peerEnv.addTo`.
   *
   * @default false
   */
  readonly envOnAllContainers?: boolean;

  /**
   * Other names for the variables of the peer env, where an image reads others.
   *
   * @default - the names that `PeerEnvNames` states
   */
  readonly envNames?: PeerEnvNames;

  /**
   * A Service with a cluster IP for clients: ready pods only, and it may translate port numbers.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-clusterip
   */
  readonly clientService?: ClientServiceProps;

  /**
   * Services for clients, beside `clientService` or in its place: one for the replicas by their label, one for the world
   * outside, one for each port.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/services-networking/service/
   */
  readonly clientServices?: ClientServiceProps[];

  /**
   * A NetworkPolicy that lets in peers, and clients where they are listed. Peers are all pods behind the headless Services of
   * the group, and the groups that `networkPolicy.peers` and `addPeers` name.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
   */
  readonly networkPolicy?: PeerNetworkPolicyProps;

  /**
   * The ConfigMaps and Secrets that the pods are made anew for when their contents change: those of cdk8s-plus, or any
   * `ApiObject` of these kinds.
   *
   * Kubernetes restarts nothing when a ConfigMap changes. A hash of what they contain at synth, data that is added later
   * included, is an annotation of the pods, so that a change of it is a rollout. Whoever may read the workload can compare
   * guesses with the hash of a Secret: a short password does not belong there.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
   */
  readonly restartOn?: IConstruct[];

  /**
   * How many old revisions are kept for a rollback, at least 0.
   *
   * @default - 10, set by Kubernetes
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#revision-history-limit
   */
  readonly revisionHistoryLimit?: number;

  /**
   * Labels and annotations of the workload.
   *
   * @default - the usual labels only
   */
  readonly metadata?: ObjectMetadata;

  /**
   * Labels and annotations of the pods.
   *
   * @default - the usual labels and the group's only
   */
  readonly podMetadata?: ObjectMetadata;

  /**
   * Labels and annotations of the headless Service that the group makes.
   *
   * @default - the usual labels only
   */
  readonly serviceMetadata?: ObjectMetadata;

  /**
   * IP families of the Service that the group makes.
   *
   * @default - the cluster's first family
   * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
   */
  readonly ipFamilies?: IpFamily[];

  /**
   * Whether the Service that the group makes has one family or both.
   *
   * @default - decided by the cluster: single-stack
   * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;

  /**
   * Domain of the cluster, for the Service that the group makes: lower case, without a dot at its end. It is refused
   * beside a given `service`, which has its own, as are `ipFamilies`, `ipFamilyPolicy` and `serviceMetadata`.
   *
   * @default 'cluster.local'
   * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
   */
  readonly clusterDomain?: string;
}
