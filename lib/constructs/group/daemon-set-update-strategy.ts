import type { PercentOrAbsolute } from 'cdk8s-plus-27';
import { Internals } from '../cdk8s/internals';

/** What a DaemonSet's rolling update is made of, in the field names of Kubernetes. */
export const DAEMON_SET_STRATEGY = new Internals<{ readonly json: Readonly<Record<string, unknown>> }>(
  'daemon-set-update-strategy',
);

/**
 * How many pods of a DaemonSet are replaced at a time: either old ones go first, or new ones come first.
 *
 * @see https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
 */
export interface DaemonSetRollingUpdate {
  /**
   * On how many nodes the old pod may go before the new one is ready, at least 1, or a percentage of the nodes. With
   * `maxSurge` it is 0.
   *
   * @default PercentOrAbsolute.absolute(1), or 0 with `maxSurge`
   */
  readonly maxUnavailable?: PercentOrAbsolute;

  /**
   * On how many nodes the new pod starts beside the old one, or a percentage of the nodes. Two pods of one node cannot have
   * the same host port, so it is refused beside `hostNetwork` and `hostPorts`.
   *
   * @default - none: the old pod goes first
   */
  readonly maxSurge?: PercentOrAbsolute;
}

/**
 * How a DaemonSet replaces its pods when their template changes.
 *
 * @see https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
 */
export class DaemonSetUpdateStrategy {
  /** Nothing is replaced until somebody deletes a pod: for agents whose restart needs a node that was drained. */
  public static onDelete(): DaemonSetUpdateStrategy {
    return new DaemonSetUpdateStrategy({ type: 'OnDelete' });
  }

  /**
   * Node after node, by itself.
   *
   * @param update how many at a time; default: one
   */
  public static rollingUpdate(update: DaemonSetRollingUpdate = {}): DaemonSetUpdateStrategy {
    const maxSurge = update.maxSurge?.value as unknown;
    const maxUnavailable = (update.maxUnavailable?.value as unknown) ?? (maxSurge === undefined ? 1 : 0);
    return new DaemonSetUpdateStrategy({ type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } });
  }

  private constructor(json: Readonly<Record<string, unknown>>) {
    DAEMON_SET_STRATEGY.set(this, { json });
  }
}
