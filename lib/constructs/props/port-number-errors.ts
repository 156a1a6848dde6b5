import { isPortNumber } from '../../kubernetes/ports';
import type { PropErrors } from './prop-errors';

/** What a port number is, in the words of a message. */
export const A_PORT_NUMBER = 'an integer from 1 to 65535';

/** Reports a value that is no port number; one that may be missing is looked at by the caller first. */
export function addPortNumberErrors(errors: PropErrors, prop: string, value: unknown, why: string): void {
  if (!isPortNumber(value)) errors.add(prop, value, A_PORT_NUMBER, why);
}
