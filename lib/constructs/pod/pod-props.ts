import type * as kplus from 'cdk8s-plus-27';
import type { EmptyDir } from './empty-dir';
import type { Toleration } from './scheduling';
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
   *
   * A container without `resources` gets those that cdk8s-plus gives it: it requests 1 CPU and 512 MiB, and is killed at
   * 2 GiB. `resources: {}` is none, and `defaultResources` is for all of them. The root file system is read-only unless
   * `securityContext.readOnlyRootFilesystem` is false: `emptyDirs` are folders to write to.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container
   */
  readonly containers: kplus.ContainerProps[];

  /**
   * Containers that run before, one after another.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
   */
  readonly initContainers?: kplus.ContainerProps[];

  /**
   * Volumes of the pod. Those that a container mounts are there without being listed.
   *
   * @default - those that containers mount
   * @see https://kubernetes.io/docs/concepts/storage/volumes/
   */
  readonly volumes?: kplus.Volume[];

  /**
   * Folders that containers can write to although their root file system is read-only: `/tmp`, folders of logs, or of
   * configuration that the entry point writes. Each is an `emptyDir` of its own, empty when a pod starts.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
   */
  readonly emptyDirs?: EmptyDir[];

  /**
   * Resources of the containers and init containers that have none of their own; `{}` is no requests and no limits.
   *
   * @default - those of cdk8s-plus: 1 CPU and 512 MiB are requested, the limits are 1.5 CPU and 2 GiB
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  readonly defaultResources?: kplus.ContainerResources;

  /**
   * Name of the container that gets the ports and the peer env.
   *
   * @default - the first container
   */
  readonly peerContainer?: string;

  /**
   * The account that the pods run as.
   *
   * @default - the namespace's default account
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
   */
  readonly serviceAccount?: kplus.IServiceAccount;

  /**
   * Whether the pods get a token for the API server.
   *
   * @default false
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * A secret to pull images with.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod
   */
  readonly dockerRegistryAuth?: kplus.ISecret;

  /**
   * More secrets to pull images with.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod
   */
  readonly imagePullSecrets?: kplus.ISecret[];

  /**
   * The number of the user, of the group and of `fsGroup` of the pods, from 1. A container's own `user` and `group` go before.
   *
   * The kubelet does not start a container that must not be root from an image whose user is a name or root: it has to
   * know a number, from here, from `securityContext.user`, or from `USER 1000` in the image. Synth prints a note where
   * nothing says one; `securityContext: { ensureNonRoot: true }` says that the image has it.
   *
   * @default - the user of the image
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
   */
  readonly runAs?: number;

  /**
   * Security context of the pod. Root, `user` 0, is for containers that say `ensureNonRoot: false` only.
   *
   * @default - not root
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
   */
  readonly securityContext?: kplus.PodSecurityContextProps;

  /**
   * Which system calls the pods may make.
   *
   * @default SeccompProfile.RUNTIME_DEFAULT
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
   */
  readonly seccompProfile?: SeccompProfile;

  /**
   * Node labels that the pods ask for: keys and values of labels.
   *
   * @default - any node
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector
   */
  readonly nodeSelector?: { [label: string]: string };

  /**
   * Taints that the pods tolerate.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
   */
  readonly tolerations?: Toleration[];

  /**
   * Whether the containers of a pod see each other's processes, so that a sidecar can send signals to the peer: one that
   * reloads its configuration.
   *
   * @default false
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
   */
  readonly shareProcessNamespace?: boolean;

  /**
   * Name of the pods' PriorityClass, which the cluster must have.
   *
   * @default - the cluster's default
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   */
  readonly priorityClassName?: string;

  /**
   * Name of the pods' RuntimeClass, which the cluster must have.
   *
   * @default - the node's default runtime
   * @see https://kubernetes.io/docs/concepts/containers/runtime-class/
   */
  readonly runtimeClassName?: string;

  /**
   * Entries for the pods' hosts file, each address once.
   *
   * @default - none
   * @see https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/
   */
  readonly hostAliases?: kplus.HostAlias[];

  /**
   * Resolver settings of the pods: policy, at most 3 name servers, at most 6 search domains, options such as `ndots`.
   *
   * @default - the cluster's DNS
   * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config
   */
  readonly podDns?: kplus.PodDnsProps;

  /**
   * Whether Kubernetes adds variables for every Service of the namespace, such as `SEARCH_PORT=tcp://…`.
   *
   * Headless Services have none, and those of others can hide or break what an image reads.
   *
   * @default false
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
   */
  readonly enableServiceLinks?: boolean;
}
