import type { Duration } from 'cdk8s';
import type { AddressForm } from '../service/address-form';
import type { GrpcRetryPolicy } from './grpc-service-config';

/**
 * The names of the variables that a gRPC client gets, where it reads others than ours. Each is used once: letters, digits,
 * `_`, `-` and `.`, the first one no digit.
 */
export interface GrpcClientEnvNames {
  /**
   * What the client dials.
   *
   * @default 'GRPC_TARGET'
   */
  readonly target?: string;

  /**
   * The service config, as JSON.
   *
   * @default 'GRPC_SERVICE_CONFIG'
   */
  readonly serviceConfig?: string;

  /**
   * How many milliseconds the client waits after one look at DNS before the next.
   *
   * @default 'GRPC_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS'
   */
  readonly resolutionGap?: string;

  /**
   * After how many silent milliseconds the client pings; only with `keepalive`.
   *
   * @default 'GRPC_KEEPALIVE_TIME_MS'
   */
  readonly keepaliveTime?: string;

  /**
   * How many milliseconds a ping may go unanswered; only with `keepalive`.
   *
   * @default 'GRPC_KEEPALIVE_TIMEOUT_MS'
   */
  readonly keepaliveTimeout?: string;
}

/**
 * Pings on connections that carry calls, so that a node that vanished is noticed.
 *
 * @see https://github.com/grpc/proposal/blob/master/A8-client-side-keepalive.md
 */
export interface GrpcKeepalive {
  /** After how long a silence to ping: at least `minPingInterval`, and at least 10 seconds. */
  readonly time: Duration;

  /**
   * How long the answer may take, at least 1 millisecond.
   *
   * @default Duration.seconds(20)
   */
  readonly timeout?: Duration;

  /**
   * The least time between two pings that the server allows, from 0.
   *
   * @default - what the backend says, the longest of several; 5 minutes, set by gRPC, for any other Service
   */
  readonly minPingInterval?: Duration;
}

/** Options of `GrpcClientEnv`. */
export interface GrpcClientEnvOptions {
  /**
   * Other names for the variables, as a client of two backends needs them.
   *
   * @default - the names that `GrpcClientEnvNames` states
   */
  readonly names?: GrpcClientEnvNames;

  /**
   * How much of the Service's name is written out. gRPC goes through the search domains of the pod, with the resolver of
   * the system as with c-ares (seen with grpcio 1.51 to 1.85), so a short name reaches a Service of the same namespace.
   * `FULL` is for clients without these domains, such as pods with a `dnsPolicy` of their own.
   *
   * @default - with the namespace where it is known
   */
  readonly form?: AddressForm;

  /**
   * How long the client waits after one look at DNS before the next: at least 1 millisecond, and at most what the rollout of
   * each backend is planned for. The rollout of a StatefulPeerGroup must last for it.
   *
   * @default - what the backend's rollout is planned for, the shortest of several; 30 seconds for any other Service
   */
  readonly resolutionGap?: Duration;

  /**
   * The service whose health decides whether a pod is called; the empty string is the server as a whole. Go and Java read
   * it, where their health package is linked in; grpc-js has no such check.
   *
   * @default - none: readiness decides who is in DNS
   * @see https://github.com/grpc/proposal/blob/master/A17-client-side-health-checking.md
   */
  readonly healthService?: string;

  /**
   * Calls that the client tries again by itself.
   *
   * @default - none: a call that failed may have been carried out
   */
  readonly retry?: GrpcRetryPolicy;

  /**
   * Pings on silent connections.
   *
   * @default - none
   */
  readonly keepalive?: GrpcKeepalive;
}
