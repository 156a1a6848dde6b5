/**
 * Labels and annotations for one of the objects that a construct makes; its name and namespace are the construct's.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
export interface ObjectMetadata {
  /**
   * Labels, beside those that the construct sets. They are never part of a selector.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}
