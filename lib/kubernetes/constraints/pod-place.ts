import type { Field } from './field';

/** Where a pod stands: in an object of its own or in a controller's template. */
export interface PodPlace {
  readonly isPod: boolean;
  /** The labels of the pod. */
  readonly labels: Field;
  /** The volumes that claim templates give to the pod. */
  readonly claims: ReadonlySet<string>;
}

/** The pod that a container is in. */
export interface Pod extends PodPlace {
  readonly spec: Field;
  /** The kind of source of each volume by its name, claim templates included. */
  readonly volumes: ReadonlyMap<string, string>;
}

/** An init container ends before the main ones start, unless it is a sidecar. */
export type Role = 'main' | 'init' | 'sidecar';
