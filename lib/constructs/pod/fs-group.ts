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
      throw new Error(`FsGroup.of: got ${id}; expected a whole number from 1 to 2147483647, the number of a group.`);
    return new FsGroup(id);
  }

  /**
   * The number, or `undefined` where none is printed.
   *
   * @internal
   */
  public readonly _id: number | undefined;

  private constructor(id: number | undefined) {
    this._id = id;
  }
}
