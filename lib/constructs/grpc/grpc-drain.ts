import type { Duration } from 'cdk8s';

/**
 * How a pod that ends keeps serving until no client is told its address any more.
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
   * @param duration how long, whole seconds; default 5 seconds more than `dnsTtl`
   * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-implementations
   */
  public static sleep(duration?: Duration): GrpcDrain {
    return new GrpcDrain('sleep', duration, undefined);
  }

  /**
   * The kubelet runs a command of the image before it tells the container to end.
   *
   * @param command the command and its arguments, without a shell
   * @param duration how long the command takes, whole seconds
   */
  public static exec(command: string[], duration: Duration): GrpcDrain {
    return new GrpcDrain('exec', duration, [...command]);
  }

  /**
   * The server itself goes on accepting calls after SIGTERM for this long; it finds the time in the variable
   * `GRPC_DRAIN_MS`. Needs nothing of the image or the cluster.
   *
   * @param duration how long, whole seconds; default 5 seconds more than `dnsTtl`
   */
  public static byApplication(duration?: Duration): GrpcDrain {
    return new GrpcDrain('application', duration, undefined);
  }

  private constructor(
    /** @internal */
    public readonly _kind: 'sleep' | 'exec' | 'application',
    /** @internal */
    public readonly _duration: Duration | undefined,
    /** @internal */
    public readonly _command: readonly string[] | undefined,
  ) {}

  /**
   * The `preStop` hook in the field names of Kubernetes; nothing where the application does it.
   *
   * @internal
   */
  public _preStop(seconds: number, sleepAction: boolean): Record<string, unknown> | undefined {
    if (this._kind === 'application') return undefined;
    if (this._command !== undefined) return { exec: { command: this._command } };
    return sleepAction ? { sleep: { seconds } } : { exec: { command: ['sleep', `${seconds}`] } };
  }
}
