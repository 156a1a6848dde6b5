/** The word that `spec.ipFamilies` and `addressType` have for a family. */
export type IpFamily = 'IPv4' | 'IPv6';

const OCTET = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const isIpv4 = new RegExp(`^${OCTET}(\\.${OCTET}){3}$`);

/** The family of an address, or `undefined` where the text is none. Leading zeros in IPv4 make it none, as in Kubernetes. */
export function ipFamily(address: string): IpFamily | undefined {
  if (isIpv4.test(address)) return 'IPv4';
  return canonicalIpv6(address) === undefined ? undefined : 'IPv6';
}

/** An address as Go prints it (RFC 5952): `FD00::0001` is `fd00::1`. `undefined` where the text is no address. */
export function canonicalIp(address: string): string | undefined {
  return isIpv4.test(address) ? address : canonicalIpv6(address);
}

/** The name that holds the PTR records of an address: `3.2.1.10.in-addr.arpa`, or 32 nibbles under `ip6.arpa`. */
export function reverseName(address: string): string | undefined {
  const canonical = canonicalIp(address);
  if (canonical === undefined) return undefined;
  if (!canonical.includes(':')) return `${canonical.split('.').reverse().join('.')}.in-addr.arpa`;
  const [head = '', tail] = canonical.split('::');
  const before = groups(head);
  const after = groups(tail ?? '');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const nibbles = [...before, ...zeros, ...after].map((group) => group.padStart(4, '0')).join('');
  return `${[...nibbles].reverse().join('.')}.ip6.arpa`;
}

/** The same address without zeros before the octets of IPv4, which Kubernetes reads as decimal numbers where it takes them. */
export function withoutLeadingZeros(address: string): string {
  if (!/^\d+(\.\d+){3}$/.test(address)) return address;
  return address
    .split('.')
    .map((octet) => octet.replace(/^0+(?=\d)/, ''))
    .join('.');
}

function groups(part: string): readonly string[] {
  return part === '' ? [] : part.split(':');
}

function canonicalIpv6(address: string): string | undefined {
  // A URL's host follows the same rules; what could end the host early is kept out first.
  if (!/^[0-9a-fA-F:.]+$/.test(address) || !address.includes(':')) return undefined;
  try {
    return new URL(`http://[${address}]/`).hostname.slice(1, -1);
  } catch {
    return undefined;
  }
}
