import type { Outcome } from './connection';

/** The outcome of what must hold together: one failure is enough. */
export function worst(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('fails')) return 'fails';
  return outcomes.includes('unknown') ? 'unknown' : 'works';
}

/** The outcome where one of several is enough. */
export function best(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('works')) return 'works';
  return outcomes.includes('unknown') ? 'unknown' : 'fails';
}
