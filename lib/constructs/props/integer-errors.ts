import type { PropErrors } from './prop-errors';

/** The largest number that the API has room for in its fields of 32 bits. */
export const MAX_INT32 = 2147483647;

/** Reports a value that is no integer from `least` on. */
export function addIntegerErrors(
  errors: PropErrors,
  prop: string,
  value: number | undefined,
  least: number,
  why: string,
): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= MAX_INT32)) return;
  const most = Number.isInteger(value) && value > MAX_INT32 ? ` to ${MAX_INT32}` : '';
  errors.add(prop, value, `an integer from ${least}${most}`, why);
}
