import type { Container } from '../manifest/container';
import type { Resource } from '../manifest/resource';
import type { Workload } from '../manifest/workload';

/**
 * When a container dials: an init container runs before all others, a `postStart` hook and a startup probe before the pod
 * can be ready, a readiness probe decides whether it is. `running` is everything later, and what nobody can place.
 */
export type Phase = 'init' | 'postStart' | 'startupProbe' | 'readinessProbe' | 'livenessProbe' | 'running' | 'preStop';

/** The phases that must succeed before the pod is ready. */
export const BEFORE_READY: ReadonlySet<Phase> = new Set(['init', 'postStart', 'startupProbe', 'readinessProbe']);

/** A container in one phase. */
export interface Caller {
  readonly workload: Workload;
  readonly container: Container;
  readonly phase: Phase;
}

/** A string that a caller is configured with, and where it stands. */
export interface Evidence {
  readonly caller: Caller;
  /** The object that holds the string: the workload, a ConfigMap, or a Secret. */
  readonly object: Resource;
  /** The field: `spec.template.spec.containers[0].env[1].value`, `data["app.conf"]`. */
  readonly path: string;
  /** The variable, where it is the value of one. */
  readonly variable: string | undefined;
  /** The string as it is written. */
  readonly written: string;
  /** The string as the process reads it in the first pod; what only the cluster knows is `UNKNOWN`. */
  readonly text: string;
  /** How the string is used: one word or value, the script of a shell, or a whole file. */
  readonly form: 'value' | 'script' | 'file';
  /** Whether it stands in a Secret, so that nothing but a host may be printed of it. */
  readonly secret: boolean;
}
