import type * as kplus from 'cdk8s-plus-27';
import type { Toleration, TopologySpread } from './scheduling';
import type { SeccompProfile } from './seccomp-profile';

/**
 * What the pods of a group consist of, where they run and as whom. Props under a name of cdk8s-plus mean what they mean there.
 *
 * @internal
 */
export interface PodProps {
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
   * How the pods are spread over the cluster. An empty list spreads nothing.
   *
   * @default - over hosts and over zones, but schedulable anyway
   */
  readonly topologySpread?: TopologySpread[];

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
   * Taints that the pods tolerate.
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
}
