import { dig, integer, text } from '../../../manifest/manifest';
import type { Workload } from '../../../manifest/workload';

/** How fast a workload replaces its pods. */
export interface Rollout {
  /** Seconds between the first and the last pod that goes, at the least. */
  readonly seconds: number;
  /** The field that decides it, from the top of the object. */
  readonly path: string;
  /** What stands there. */
  readonly found: string;
}

/** How long a change of the template takes, as far as the manifest slows it down; `undefined` where somebody else does it. */
export function rolloutOf(workload: Workload): Rollout | undefined {
  const { kind, spec, replicas = 0 } = workload;
  if (replicas < 2) return undefined;
  const wait = Math.max(0, integer(spec.minReadySeconds) ?? 0);
  const slow = (steps: number): Rollout => ({
    seconds: steps * wait,
    path: spec.minReadySeconds === undefined ? 'spec' : 'spec.minReadySeconds',
    found: `minReadySeconds ${wait} and ${replicas} pods`,
  });
  if (kind === 'StatefulSet')
    return dig(spec, 'updateStrategy', 'type') === 'OnDelete' ? undefined : slow(replicas - 1);
  if (kind !== 'Deployment') return undefined;
  if (dig(spec, 'strategy', 'type') === 'Recreate')
    return { seconds: 0, path: 'spec.strategy.type', found: 'strategy Recreate' };
  const limit = 'spec.strategy.rollingUpdate.maxUnavailable';
  const unavailable = count(dig(spec, 'strategy', 'rollingUpdate', 'maxUnavailable') ?? '25%', replicas, Math.floor);
  const surge = count(dig(spec, 'strategy', 'rollingUpdate', 'maxSurge') ?? '25%', replicas, Math.ceil);
  if (unavailable >= replicas) return { seconds: 0, path: limit, found: `maxUnavailable for all ${replicas} pods` };
  // Each step replaces as many pods as may be missing and may be added; the old ones of the last go when it is done.
  return slow(Math.ceil((replicas - unavailable) / Math.max(1, unavailable + surge)));
}

function count(value: unknown, replicas: number, round: (number: number) => number): number {
  const percent = /^(\d+)%$/.exec(text(value) ?? '')?.[1];
  return percent === undefined ? (integer(value) ?? 0) : round((replicas * Number(percent)) / 100);
}
