import type * as kplus from 'cdk8s-plus-27';
import type { ClientServiceProps } from '../service/client-service';
import type { DisruptionBudgetProps } from './disruption-budget';
import type { IpFamily, IpFamilyPolicy } from '../service/ip-family';
import type { ObjectMetadata } from '../props/object-metadata';
import type { PeerEnvNames } from '../env/peer-env-names';
import type { PeerNetworkPolicyProps } from './peer-network-policy';
import type { Toleration, TopologySpread } from '../pod/scheduling';
import type { SeccompProfile } from '../pod/seccomp-profile';

/** What all groups of pods have in common, whoever calls them. Props under a name of cdk8s-plus mean what they mean there. */
export interface PodGroupProps {
  /**
   * Name of the workload, of the group's own Service, and of the label that its selectors match.
   *
   * Required, and never made from the construct's path: a new name is a new group. 1 to 52 of `a` to `z`, `0` to `9` and
   * `-`, beginning with a letter.
   */
  readonly name: string;

  /**
   * Number of pods, at least 1.
   *
   * @default 3; nothing is printed once a HorizontalPodAutoscaler targets the group
   */
  readonly replicas?: number;

  /**
   * The containers, at least one. The first one, or the one named in `peerContainer`, is the peer.
   *
   * Each has an image and a name of its own (`main` where none is given). A probe of the peer that names no port asks the
   * group's first TCP port, unless the container declares ports itself. Memory is whole mebibytes, ephemeral storage whole
   * gibibytes.
   */
  readonly containers: kplus.ContainerProps[];

  /**
   * Containers that run before, one after another.
   *
   * @default - none
   */
  readonly initContainers?: kplus.ContainerProps[];

  /**
   * Volumes of the pod. Those that a container mounts are there without being listed.
   *
   * @default - those that containers mount
   */
  readonly volumes?: kplus.Volume[];

  /**
   * Name of the container that gets the ports and the peer env.
   *
   * @default - the first container
   */
  readonly peerContainer?: string;

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
   * A ClusterIP Service for clients: ready pods only, and it may translate port numbers.
   *
   * @default - none
   */
  readonly clientService?: ClientServiceProps;

  /**
   * How many peers a node drain may take away at once.
   *
   * @default - one; no budget for a single replica
   */
  readonly disruptionBudget?: DisruptionBudgetProps;

  /**
   * How the pods are spread over the cluster. An empty list spreads nothing.
   *
   * @default - over hosts and over zones, but schedulable anyway
   */
  readonly topologySpread?: TopologySpread[];

  /**
   * A NetworkPolicy that lets in peers, and clients where they are listed.
   *
   * @default - none
   */
  readonly networkPolicy?: PeerNetworkPolicyProps;

  /**
   * The account that the pods run as.
   *
   * @default - the namespace's default account
   */
  readonly serviceAccount?: kplus.IServiceAccount;

  /**
   * Whether the pods get a token for the API server.
   *
   * @default false
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * A secret to pull images with.
   *
   * @default - none
   */
  readonly dockerRegistryAuth?: kplus.ISecret;

  /**
   * More secrets to pull images with.
   *
   * @default - none
   */
  readonly imagePullSecrets?: kplus.ISecret[];

  /**
   * How many old revisions are kept for a rollback, at least 0.
   *
   * @default - 10, set by Kubernetes
   */
  readonly revisionHistoryLimit?: number;

  /**
   * Security context of the pod. Root, `user` 0, is for containers that say `ensureNonRoot: false` only.
   *
   * @default - not root
   */
  readonly securityContext?: kplus.PodSecurityContextProps;

  /**
   * Which system calls the pods may make.
   *
   * @default SeccompProfile.RUNTIME_DEFAULT
   */
  readonly seccompProfile?: SeccompProfile;

  /**
   * Node labels that the pods ask for: keys and values of labels.
   *
   * @default - any node
   */
  readonly nodeSelector?: { [label: string]: string };

  /**
   * Taints that the pods put up with.
   *
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * Name of the pods' PriorityClass, which the cluster must have.
   *
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Name of the pods' RuntimeClass, which the cluster must have.
   *
   * @default - the node's default runtime
   */
  readonly runtimeClassName?: string;

  /**
   * Entries for the pods' hosts file, each address once.
   *
   * @default - none
   */
  readonly hostAliases?: kplus.HostAlias[];

  /**
   * Resolver settings of the pods: policy, at most 3 name servers, at most 6 search domains, options such as `ndots`.
   *
   * @default - the cluster's DNS
   */
  readonly podDns?: kplus.PodDnsProps;

  /**
   * Whether Kubernetes adds variables for every Service of the namespace, such as `SEARCH_PORT=tcp://…`.
   *
   * Headless Services have none, and those of others can hide or break what an image reads.
   *
   * @default false
   */
  readonly enableServiceLinks?: boolean;

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
   */
  readonly ipFamilies?: IpFamily[];

  /**
   * Whether the Service that the group makes has one family or both.
   *
   * @default - decided by the cluster: single-stack
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;

  /**
   * Domain of the cluster, for the Service that the group makes: lower case, without a dot at its end. It is refused
   * beside a given `service`, which has its own, as are `ipFamilies`, `ipFamilyPolicy` and `serviceMetadata`.
   *
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;
}
