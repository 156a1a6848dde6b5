import { canonicalIp } from './addresses';

const LEADING_ZEROS = /^\d+(\.\d+){3}$/;

/**
 * What keeps a text from being the address of an endpoint, in the API server's own words where it has some
 * (`ValidateEndpointIP` of k8s.io/kubernetes/pkg/apis/core/validation).
 */
export function endpointAddressErrors(address: string): readonly string[] {
  const canonical = canonicalIp(address);
  if (canonical === undefined) {
    const octets = LEADING_ZEROS.test(address) ? address.split('.') : [];
    if (octets.some((octet) => /^0\d/.test(octet))) return ['must not have leading 0s'];
    return ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'];
  }
  if (canonical === '0.0.0.0' || canonical === '::') return [`may not be unspecified (${canonical})`];
  if (canonical.startsWith('127.') || canonical === '::1')
    return ['may not be in the loopback range (127.0.0.0/8, ::1/128)'];
  // Beside what is mapped, six hexadecimal groups of zeros and `ffff` have no other spelling.
  if (/^::ffff:[0-9a-f]+:[0-9a-f]+$/.test(canonical)) return ['must not be an IPv4-mapped IPv6 address'];
  const first = canonical.includes(':') ? Number.parseInt(canonical.split(':')[0] || '0', 16) : undefined;
  if (canonical.startsWith('169.254.') || (first !== undefined && (first & 0xffc0) === 0xfe80))
    return ['may not be in the link-local range (169.254.0.0/16, fe80::/10)'];
  if (canonical.startsWith('224.0.0.') || (first !== undefined && (first & 0xff0f) === 0xff02))
    return ['may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'];
  return [];
}
