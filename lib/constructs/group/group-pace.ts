/** How a group replaces its pods one after another, without a plan for the clients that resolve its name. */
export interface GroupPace {
  readonly pods: number;
  /** How long each new pod must have been ready before the next old one goes, in milliseconds. */
  readonly minReady: number;
}
