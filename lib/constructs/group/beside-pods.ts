/** What an object beside the pods of a group must know of the group. */
export interface BesidePods {
  /** The name of the group. */
  readonly group: string;
  /** The name of the object. */
  readonly name: string;
  /** The labels of the group's pods. */
  readonly selector: Readonly<Record<string, string>>;
}
