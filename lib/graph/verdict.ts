import type { Connection } from '../connections/connection';
import { DNS_STATES } from '../discovery/endpoint';
import type { Verdict } from './graph';

/** From the worst to the best: lines are listed so, and drawn so. */
export const VERDICTS: readonly Verdict[] = ['fails', 'fragile', 'unknown', 'onceReady', 'works'];

/** The one verdict of a connection. What fails once all pods are ready, or waits for ever before they are, fails. */
export function verdictOf({ verdict, failure }: Connection): Verdict {
  if (failure !== undefined) return failure.certainty === 'fragile' ? 'fragile' : 'fails';
  if (verdict.ready !== 'works') return verdict.ready;
  return DNS_STATES.every((state) => verdict[state] === 'works') ? 'works' : 'onceReady';
}
