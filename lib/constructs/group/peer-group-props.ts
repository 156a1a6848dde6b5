import type { Duration } from 'cdk8s';
import type { GrpcProbes } from '../pod/grpc-probe';
import type { HeadlessPort } from '../service/headless-port';
import type { HeadlessService } from '../service/headless-service';
import type { LeaderServiceProps } from '../service/leader-service';
import type { PodGroupProps } from './pod-group-props';

/** What groups of peers have in common. Props under a name of cdk8s-plus mean what they mean there. */
export interface PeerGroupProps extends PodGroupProps {
  /**
   * The ports that peers dial on each other. The group makes a `HeadlessService` of them, under its own name.
   *
   * @default - those of `service`
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services
   */
  readonly ports?: HeadlessPort[];

  /**
   * A headless Service made before, such as an `IstioSafeHeadless`; instead of `ports`, and in the same namespace.
   *
   * @default - the group makes one of `ports`
   */
  readonly service?: HeadlessService;

  /**
   * A Service that leads to the one pod that the program has elected: the pod writes its own address into the endpoints, as
   * Patroni does. `serviceAccount` gets the right to do so, and its token must be mounted
   * (`automountServiceAccountToken: true`).
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
   */
  readonly leaderService?: LeaderServiceProps;

  /**
   * Whether the pods are in DNS before they are ready, and while they end.
   *
   * @default - true, so that starting peers are found too
   * @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec
   */
  readonly publishNotReadyAddresses?: boolean;

  /**
   * gRPC probes of the peer container, each instead of a probe of its own for the same purpose.
   *
   * @default - none
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-grpc-liveness-probe
   */
  readonly grpcProbes?: GrpcProbes;

  /**
   * Whether a peer container without a readiness probe gets one: a connection to its first TCP port.
   *
   * Without any, a pod counts as ready, and is called, before its process listens. The kubelet cannot ask other ports: a
   * group without a TCP port has no probe, and synth prints a note.
   *
   * @default true
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-readiness-probes
   */
  readonly defaultReadinessProbe?: boolean;

  /**
   * How long a pod may take to end, whole seconds from 0.
   *
   * @default Duration.seconds(30)
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * How long a new pod must have been ready before it counts as available, whole seconds from 0; less than 10 minutes for
   * a Deployment.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#minimum-ready-seconds
   */
  readonly minReady?: Duration;
}
