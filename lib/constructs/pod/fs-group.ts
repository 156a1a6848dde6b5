import { Internals } from '../cdk8s/internals';
import { quoted } from '../props/quoted';

export const FS_GROUP = new Internals<{ readonly id: number | undefined }>('fs-group');

/**
 * The group that owns a peer's volumes, so that a process that is not root can write to them.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export class FsGroup {
  /** Nothing is printed: for volumes that know no owner, or on OpenShift, which sets a group itself. */
  public static readonly OMITTED = new FsGroup(undefined);

  /**
   * A group by its number.
   *
   * @param id the number, 1 to 2147483647
   */
  public static of(id: number): FsGroup {
    if (!Number.isInteger(id) || id < 1 || id > 2147483647)
      throw new Error(`FsGroup.of: got ${quoted(id)}; expected an integer from 1 to 2147483647, the ID of a group.`);
    return new FsGroup(id);
  }

  private constructor(id: number | undefined) {
    FS_GROUP.set(this, { id });
  }
}

/** The number of a group; `undefined` where none is printed. */
export function fsGroupOf(group: FsGroup): number | undefined {
  return FS_GROUP.of(group).id;
}
