import type { Duration } from 'cdk8s';
import { Internals } from '../cdk8s/internals';

/** How a drain waits, and for how long. */
export interface DrainPlan {
  readonly kind: 'sleep' | 'exec' | 'application';
  readonly duration: Duration | undefined;
  readonly command: readonly string[] | undefined;
}

/** The plan of each drain. */
export const DRAIN = new Internals<DrainPlan>('grpc-drain');

/**
 * How a pod that ends keeps serving until no client gets its address from DNS any more.
 *
 * A pod leaves DNS as soon as it is deleted, but an answer lives on in caches for its time to live. Without a drain, a
 * client that asks in that time is sent to a process that is gone.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow
 */
export class GrpcDrain {
  /**
   * The kubelet waits before it tells the container to end. From Kubernetes 1.30 on it does so itself; for older clusters
   * it runs the command `sleep`, which the image must have (distroless images have none).
   *
   * @param duration how long, whole seconds from 1, more than `dnsTtl`; default 5 seconds more than `dnsTtl`
   * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-implementations
   */
  public static sleep(duration?: Duration): GrpcDrain {
    return new GrpcDrain('sleep', duration, undefined);
  }

  /**
   * The kubelet runs a command of the image before it tells the container to end.
   *
   * @param command the command and its arguments, at least one word, without a shell
   * @param duration how long the command takes, whole seconds from 1, more than `dnsTtl`
   */
  public static exec(command: string[], duration: Duration): GrpcDrain {
    return new GrpcDrain('exec', duration, Array.isArray(command) ? [...command] : command);
  }

  /**
   * The server itself goes on accepting calls after SIGTERM for this long; it finds the time in the variable
   * `GRPC_DRAIN_MS`. Needs nothing of the image or the cluster.
   *
   * @param duration how long, whole seconds from 1, more than `dnsTtl`; default 5 seconds more than `dnsTtl`
   */
  public static byApplication(duration?: Duration): GrpcDrain {
    return new GrpcDrain('application', duration, undefined);
  }

  private constructor(kind: DrainPlan['kind'], duration: Duration | undefined, command: readonly string[] | undefined) {
    DRAIN.set(this, { kind, duration, command });
  }
}

/** The `preStop` hook of a drain in the field names of Kubernetes; nothing where the application does it. */
export function preStopOf(
  drain: GrpcDrain,
  seconds: number,
  sleepAction: boolean,
): Readonly<Record<string, unknown>> | undefined {
  const { kind, command } = DRAIN.of(drain);
  if (kind === 'application') return undefined;
  if (command !== undefined) return { exec: { command } };
  return sleepAction ? { sleep: { seconds } } : { exec: { command: ['sleep', `${seconds}`] } };
}
