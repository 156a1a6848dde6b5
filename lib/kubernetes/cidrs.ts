import { canonicalIp, ipFamily, withoutLeadingZeros } from './addresses';

/** A block of addresses: its first address as an integer, its prefix and the bits of its family. */
export interface Cidr {
  readonly first: bigint;
  readonly prefix: number;
  readonly bits: 32 | 128;
}

/** A block of addresses, `undefined` where the text is none: an address of either family, `/`, a prefix of its bits. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', prefix, ...rest] = text.split('/');
  // Go's parser takes leading zeros in IPv4 octets, which Kubernetes reads as decimal numbers.
  const plain = withoutLeadingZeros(address);
  const family = ipFamily(plain);
  if (rest.length > 0 || prefix === undefined || family === undefined || !/^\d{1,3}$/.test(prefix)) return undefined;
  const bits = family === 'IPv4' ? 32 : 128;
  const length = Number(prefix);
  if (length > bits) return undefined;
  const mask = ((1n << BigInt(length)) - 1n) << BigInt(bits - length);
  return { first: addressNumber(plain) & mask, prefix: length, bits };
}

/**
 * What should stand there instead, where a text is no block of addresses. `strict` is the way of Kubernetes since 1.36:
 * no leading zeros, and no bits of a host behind the prefix.
 */
export function cidrError(text: string, strict: boolean): string | undefined {
  const block = parseCidr(text);
  if (block === undefined)
    return ipFamily(text) === undefined
      ? 'a block of addresses, such as "10.0.0.0/8"'
      : `a block of addresses, such as "${text}/${ipFamily(text) === 'IPv4' ? 32 : 128}" for this address alone`;
  if (!strict) return undefined;
  const proper = `${addressText(block)}/${block.prefix}`;
  const [address = ''] = text.split('/');
  const same = addressNumber(withoutLeadingZeros(address)) === block.first && address === withoutLeadingZeros(address);
  return same ? undefined : `"${proper}", without bits behind the prefix`;
}

/** Whether a block lies within another and is smaller. */
export function isWithin(inner: Cidr, outer: Cidr): boolean {
  if (inner.bits !== outer.bits || inner.prefix <= outer.prefix) return false;
  const shift = BigInt(outer.bits - outer.prefix);
  return inner.first >> shift === outer.first >> shift;
}

function addressNumber(address: string): bigint {
  if (ipFamily(address) === 'IPv4') return address.split('.').reduce((sum, octet) => (sum << 8n) | BigInt(octet), 0n);
  const [head = '', tail] = (canonicalIp(address) ?? '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

function addressText({ first, bits }: Cidr): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => String((first >> shift) & 255n)).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => ((first >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  return canonicalIp(groups.join(':')) ?? groups.join(':');
}
