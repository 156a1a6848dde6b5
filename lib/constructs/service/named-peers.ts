import type { HeadlessPort } from './headless-port';
import type { HeadlessService } from './headless-service';

/** As much of a group of named peers as the names of its members need, for a text that is written before the group is made. */
export interface NamedPeers {
  /** Name of the group. */
  readonly name: string;

  /**
   * Number of pods, at least 1.
   *
   * @default 3
   */
  readonly replicas?: number;

  /**
   * The number of the first peer, at least 0.
   *
   * @default 0
   */
  readonly ordinalsStart?: number;

  /**
   * The ports that peers dial on each other.
   *
   * @default - those of `service`
   */
  readonly ports?: HeadlessPort[];

  /**
   * The headless Service that is given to the group.
   *
   * @default - the one that the group makes, which has the group's name
   */
  readonly service?: HeadlessService;

  /**
   * Namespace of the group, for names in a form that has it.
   *
   * @default - that of `service`, or none
   */
  readonly namespace?: string;

  /**
   * Domain of the cluster, for names in a form that has it.
   *
   * @default - that of `service`, or 'cluster.local'
   */
  readonly clusterDomain?: string;
}
