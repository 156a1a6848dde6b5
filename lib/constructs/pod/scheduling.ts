/**
 * What a toleration does about a taint.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export enum TolerationOperator {
  /** The taint's value must be the toleration's. */
  EQUAL = 'Equal',
  /** Any value; no `value` may be given. */
  EXISTS = 'Exists',
}

/**
 * What a taint does.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export enum TolerationEffect {
  /** New pods stay away. */
  NO_SCHEDULE = 'NoSchedule',
  /** New pods stay away if they can. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** Running pods are evicted as well. */
  NO_EXECUTE = 'NoExecute',
}

/**
 * A taint that the pods tolerate.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export interface Toleration {
  /**
   * The taint's key.
   *
   * @default - every key; `operator` must then be EXISTS
   */
  readonly key?: string;

  /**
   * How the value is compared.
   *
   * @default TolerationOperator.EQUAL
   */
  readonly operator?: TolerationOperator;

  /**
   * The taint's value.
   *
   * @default - the empty string
   */
  readonly value?: string;

  /**
   * The effect that is tolerated.
   *
   * @default - every effect
   */
  readonly effect?: TolerationEffect;

  /**
   * How long a running pod may stay, whole seconds; for NO_EXECUTE.
   *
   * @default - for ever
   */
  readonly tolerationSeconds?: number;
}

/**
 * What the scheduler does with a pod that would break a spread.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export enum UnsatisfiableSpread {
  /** The pod is placed all the same, where it breaks the spread least. */
  SCHEDULE_ANYWAY = 'ScheduleAnyway',
  /** The pod waits. */
  DO_NOT_SCHEDULE = 'DoNotSchedule',
}

/**
 * How the peers are spread over hosts, zones or other parts of the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export interface TopologySpread {
  /** The node label whose values are the parts: `kubernetes.io/hostname`, `topology.kubernetes.io/zone`. */
  readonly topologyKey: string;

  /**
   * How many more peers one part may have than another, at least 1.
   *
   * @default 1
   */
  readonly maxSkew?: number;

  /**
   * What happens where that cannot be.
   *
   * @default UnsatisfiableSpread.SCHEDULE_ANYWAY
   */
  readonly whenUnsatisfiable?: UnsatisfiableSpread;
}

/** What the scheduler does where nothing is said. */
export const DEFAULT_SPREADING = UnsatisfiableSpread.SCHEDULE_ANYWAY;

/** Over hosts and zones, and always schedulable: a cluster of one node runs the group too. */
export const DEFAULT_SPREAD: readonly TopologySpread[] = [
  { topologyKey: 'kubernetes.io/hostname' },
  { topologyKey: 'topology.kubernetes.io/zone' },
];

/** The constraints in the field names of Kubernetes. */
export function renderSpread(
  spread: readonly TopologySpread[],
  selector: Readonly<Record<string, string>>,
): readonly Record<string, unknown>[] {
  return spread.map(({ topologyKey, maxSkew, whenUnsatisfiable }) => ({
    labelSelector: { matchLabels: selector },
    maxSkew: maxSkew ?? 1,
    topologyKey,
    whenUnsatisfiable: whenUnsatisfiable ?? DEFAULT_SPREADING,
  }));
}
