import { canonicalIp, ipFamily } from '../../../kubernetes/addresses';

const OCTETS = /^\d+(\.\d+){3}$/;
/** IPv4 inside of IPv6, in the canonical form: the address in two groups of hexadecimal digits. */
const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

/** An address as servers of any version read it: older ones accept leading zeros, and IPv4 addresses as IPv6. */
export interface LenientAddress {
  readonly family: 'IPv4' | 'IPv6';
  /** Without leading zeros, and IPv4 where it was mapped into IPv6. */
  readonly plain: string;
  /** What newer servers refuse about its form; `undefined` where they accept it. */
  readonly malformed: 'leading zeros' | 'IPv4 mapped into IPv6' | undefined;
}

/** Reads an address; `undefined` where no server accepts it as one. */
export function lenientAddress(address: string): LenientAddress | undefined {
  const canonical = canonicalIp(address);
  if (canonical !== undefined) {
    const [, high, low] = MAPPED.exec(canonical) ?? [];
    if (high === undefined || low === undefined)
      return { family: canonical.includes(':') ? 'IPv6' : 'IPv4', plain: canonical, malformed: undefined };
    const octets = [high, low].flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]);
    return { family: 'IPv4', plain: octets.join('.'), malformed: 'IPv4 mapped into IPv6' };
  }
  const plain = OCTETS.test(address) ? address.split('.').map(Number).join('.') : '';
  return ipFamily(plain) === 'IPv4' ? { family: 'IPv4', plain, malformed: 'leading zeros' } : undefined;
}
