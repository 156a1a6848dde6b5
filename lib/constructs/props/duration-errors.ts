import type { Duration } from 'cdk8s';
import type { PropErrors } from './prop-errors';

/** A time in a message: whole seconds as such, anything else in milliseconds. */
export function timeText(milliseconds: number): string {
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000} s` : `${milliseconds} ms`;
}

/** Reports a time that is not in whole seconds, or shorter than `least` milliseconds. */
export function addSecondsErrors(
  errors: PropErrors,
  prop: string,
  duration: Duration | undefined,
  least: number,
  why: string,
): void {
  // Asked for whole ones, cdk8s throws where there are parts of a millisecond.
  const found = duration?.toMilliseconds({ integral: false });
  if (found === undefined || (found % 1000 === 0 && found >= least)) return;
  errors.add(prop, timeText(found), `whole seconds, at least ${timeText(least)}`, why);
}
