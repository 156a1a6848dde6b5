/**
 * How a group of named peers comes up.
 *
 * It decides on two fields at once, `podManagementPolicy` of the StatefulSet and `publishNotReadyAddresses` of the
 * Service. Of the four pairs only one works for peers that need each other to become ready.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-management-policies
 */
export enum Formation {
  /** All at once, and in DNS before they are ready: `Parallel` with `publishNotReadyAddresses`. */
  TOGETHER = 'together',

  /**
   * One after another, each when the one before is ready, in DNS when ready: `OrderedReady`. A peer that waits for
   * others before it is ready would wait for ever.
   */
  IN_ORDER = 'in-order',
}
