import { ipFamily } from '../../kubernetes/addresses';
import type { PropErrors } from '../props/prop-errors';

/** Reports a value that is no IP address. A token has its value only at synth, and is not checked. */
export function addAddressError(errors: PropErrors, prop: string, address: unknown, why: string): void {
  if (address === undefined || (typeof address === 'string' && ipFamily(address) === undefined))
    errors.add(prop, address, 'an address, IPv4 or IPv6', why);
}
