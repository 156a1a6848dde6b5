/**
 * How a group of named peers comes up.
 *
 * It decides on two fields at once, `podManagementPolicy` of the StatefulSet and `publishNotReadyAddresses` of the
 * Service: of the four pairs one only lets peers form that need each other to become ready.
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
