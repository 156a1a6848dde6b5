import { isIPv4, isIPv6 } from 'net';

const OCTETS = /^\d{1,3}(\.\d{1,3}){3}$/;
const MAPPED = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/** An address as a server of any version may read it: older ones take leading zeros and IPv4 inside of IPv6. */
export interface LenientAddress {
  readonly family: 'IPv4' | 'IPv6';
  /** Without leading zeros, and IPv4 where it was mapped into IPv6. */
  readonly plain: string;
  /** What newer servers say of its form; `undefined` where it is good. */
  readonly malformed: 'must not have leading 0s' | 'must not be an IPv4-mapped IPv6 address' | undefined;
}

/** Reads an address; `undefined` where no server takes it for one. */
export function lenientAddress(address: string): LenientAddress | undefined {
  if (isIPv4(address)) return { family: 'IPv4', plain: address, malformed: undefined };
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped !== undefined && isIPv4(mapped))
    return { family: 'IPv4', plain: mapped, malformed: 'must not be an IPv4-mapped IPv6 address' };
  if (isIPv6(address) && !address.includes('%')) return { family: 'IPv6', plain: address, malformed: undefined };
  const plain = OCTETS.test(address) ? address.split('.').map(Number).join('.') : '';
  return isIPv4(plain) ? { family: 'IPv4', plain, malformed: 'must not have leading 0s' } : undefined;
}
