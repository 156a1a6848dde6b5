import type { Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import type { Adoption } from '../group/adoption';
import type { GrpcDrain } from './grpc-drain';
import type { GrpcProbes } from '../pod/grpc-probe';
import type { PodGroupProps } from '../group/pod-group-props';
import type { ReplicaProps } from '../group/replica-props';
import type { HeadlessService } from '../service/headless-service';

/**
 * The names of the variables that a gRPC server gets, where it reads others than ours. Each is used once: letters, digits,
 * `_`, `-` and `.`, the first one no digit.
 */
export interface GrpcServerEnvNames {
  /**
   * After how many milliseconds the server asks a client to connect anew.
   *
   * @default 'GRPC_MAX_CONNECTION_AGE_MS'
   */
  readonly maxConnectionAge?: string;

  /**
   * How many milliseconds calls on such a connection have left.
   *
   * @default 'GRPC_MAX_CONNECTION_AGE_GRACE_MS'
   */
  readonly maxConnectionAgeGrace?: string;

  /**
   * How many milliseconds must lie between two keepalive pings of a client; only where `minPingInterval` is said.
   *
   * @default 'GRPC_MIN_PING_INTERVAL_MS'
   */
  readonly minPingInterval?: string;

  /**
   * How many milliseconds the server goes on accepting calls after SIGTERM; only with `GrpcDrain.byApplication`.
   *
   * @default 'GRPC_DRAIN_MS'
   */
  readonly drain?: string;
}

/**
 * Properties of `GrpcHeadlessBackend`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export interface GrpcHeadlessBackendProps extends PodGroupProps, ReplicaProps {
  /**
   * The number that the server listens on and that clients dial, 1 to 65535.
   *
   * @default - that of the port of `service`; required without one
   */
  readonly port?: number;

  /**
   * The port's name: DNS label of its SRV record, name of the container port. Up to 15 of `a` to `z`, `0` to `9` and `-`.
   *
   * @default 'grpc'; the only port of `service` where that has no other
   */
  readonly portName?: string;

  /**
   * A headless Service made before, in the same namespace, instead of the backend's own: a `shared` one for several backends
   * behind one name, such as a stable version and its canary, or blue and green; an `IstioSafeHeadless` in a mesh.
   *
   * It has ready pods only. One of its ports, on TCP, is the port that the server listens on.
   *
   * @default - the backend makes one, under its own name
   */
  readonly service?: HeadlessService;

  /**
   * Whether the server itself speaks TLS. The kubelet's gRPC probe cannot; the pods then get a TCP probe.
   *
   * @default false
   */
  readonly tls?: boolean;

  /**
   * gRPC probes of the server, each instead of a probe of its container for the same purpose; none with `tls`.
   *
   * @default - readiness of the server as a whole; none where the container has a readiness probe, or with `tls`
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-grpc-liveness-probe
   */
  readonly grpcProbes?: GrpcProbes;

  /**
   * How old a connection gets before the server asks the client to make a new one: from 1 second to 22 days, and at least a
   * ninth more than `resolutionGap`. A client looks for new pods when it loses a connection; without an age it would never find any.
   *
   * @default - 5 minutes, or twice `resolutionGap` where that is more
   * @see https://github.com/grpc/proposal/blob/master/A9-server-side-conn-mgt.md
   */
  readonly connectionAge?: Duration;

  /**
   * How long calls on a connection of that age, or on a server that ends, have left: the time of the longest call, at least
   * 1 millisecond.
   *
   * @default Duration.seconds(30)
   * @see https://github.com/grpc/proposal/blob/master/A9-server-side-conn-mgt.md
   */
  readonly connectionAgeGrace?: Duration;

  /**
   * How long clients wait after one look at DNS before the next, at least 1 millisecond. The rollout is made slow enough for
   * it, within less than 10 minutes a pod.
   *
   * A shorter gap allows faster rollouts, provided that all clients read it (see `GrpcClientEnv`).
   *
   * @default - 30 seconds, which clients have that read nothing
   * @see https://github.com/grpc/grpc-node/blob/master/packages/grpc-js/README.md#supported-channel-options
   */
  readonly resolutionGap?: Duration;

  /**
   * How long DNS answers are kept in the cluster, whole seconds from 0: `ttl` of CoreDNS's `kubernetes` plugin, and not
   * more than its `cache`.
   *
   * @default - 30 seconds, as kubeadm sets it
   * @see https://coredns.io/plugins/kubernetes/
   */
  readonly dnsTtl?: Duration;

  /**
   * How an ending pod keeps serving until no client gets its address from DNS any more; longer than `dnsTtl`.
   *
   * @default GrpcDrain.sleep()
   * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
   */
  readonly drain?: GrpcDrain;

  /**
   * The oldest Kubernetes that this is applied to, such as `1.30`; from 1.27 on.
   *
   * From 1.30 on, the kubelet itself can wait in a drain; before, the image must have the command `sleep`.
   *
   * @default '1.27'
   */
  readonly kubernetesVersion?: string;

  /**
   * How long a pod may take to end, whole seconds: at least the drain, `connectionAgeGrace` and 5 seconds.
   *
   * @default - the drain, `connectionAgeGrace` and 5 seconds
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * How long a new pod must have been ready before an old one is taken away, whole seconds from 0 to 599.
   *
   * @default - so long that every client may ask DNS between the first new pod and the end of the first old one: `dnsTtl`
   * and `resolutionGap` less the drain
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#min-ready-seconds
   */
  readonly minReady?: Duration;

  /**
   * How pods are replaced when the pod template changes.
   *
   * @default - one new pod at a time, and no old one goes before (maxSurge 1, maxUnavailable 0)
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
   */
  readonly strategy?: kplus.DeploymentStrategy;

  /**
   * The least time between two keepalive pings of a client, whole milliseconds from 0. Servers end the connection of a
   * client that pings more often.
   *
   * @default - 5 minutes, set by gRPC; no variable is made
   * @see https://github.com/grpc/proposal/blob/master/A8-client-side-keepalive.md
   */
  readonly minPingInterval?: Duration;

  /**
   * Other names for the server's variables.
   *
   * @default - the names that `GrpcServerEnvNames` states
   */
  readonly serverEnvNames?: GrpcServerEnvNames;

  /**
   * A Deployment that runs already and becomes this backend's.
   *
   * @default - a new one
   */
  readonly adopt?: Adoption;
}
