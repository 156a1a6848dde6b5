import type { Duration } from 'cdk8s';
import type { Faults } from './faults';

/** A time in a message: whole seconds as such, anything else in milliseconds. */
export function shownTime(milliseconds: number): string {
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000} s` : `${milliseconds} ms`;
}

/** Notes a time that is not in whole seconds, or shorter than `least` milliseconds. */
export function addSecondsFaults(
  faults: Faults,
  prop: string,
  duration: Duration | undefined,
  least: number,
  why: string,
): void {
  const found = duration?.toMilliseconds();
  if (found === undefined || (found % 1000 === 0 && found >= least)) return;
  faults.add(prop, shownTime(found), `whole seconds, at least ${shownTime(least)}`, why);
}
