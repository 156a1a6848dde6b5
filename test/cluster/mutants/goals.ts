/** What every run must reach. */
export const GOALS = {
  /** The share of what a server refuses for which `check` has an error. */
  found: 0.97,
};
