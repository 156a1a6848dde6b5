import { sampleEndpoint, sampleEndpointSlice } from '../examples';
import type { Rule } from '../rule';
import { compareVersions } from '../../kubernetes/versions';
import { lenientAddress } from '../shared/endpointslice/lenient-address';
import { endpointsOf } from '../shared/endpointslice/slice-endpoints';
import { writtenSlices } from '../shared/endpointslice/written-slices';

/** Servers refuse ambiguous addresses since this version. */
const STRICT = '1.36';

/** An address that can be read in two ways. */
export const epsAddressCanonical: Rule = {
  id: 'eps-address-canonical',
  severity: 'error',
  enforcement: 'api',
  title: 'Addresses have no leading zeros and are not IPv4 inside of IPv6',
  why: 'Some programs read 010.0.0.1 as octal 8.0.0.1. Older servers take such addresses; those since 1.36 refuse them, and IPv6 addresses that are not in the short lower-case form.',
  symptom: 'endpoints[0].addresses[0]: Invalid value: "010.1.2.3": must not have leading 0s',
  fix: 'Write the address in its usual short form.',
  source: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/4858-ip-cidr-validation',
  *check({ inventory, settings }) {
    const refused = compareVersions(settings.kubernetes.newest, STRICT) >= 0;
    for (const slice of writtenSlices(inventory)) {
      const type = slice.manifest.addressType;
      if (type !== 'IPv4' && type !== 'IPv6') continue;
      for (const endpoint of endpointsOf(slice))
        for (const { path, address } of endpoint.addresses) {
          const read = lenientAddress(address);
          // Another family than the slice's is refused by every version: another rule's finding.
          if (read === undefined || read.family !== type) continue;
          if (read.malformed === undefined && read.plain === address) continue;
          yield {
            object: slice.manifest,
            path,
            found: `"${address}": ${read.malformed ?? `must be in canonical form ("${read.plain}")`}`,
            expected: `"${read.plain}"`,
            severity: refused ? 'error' : 'warning',
          };
        }
    }
  },
  examples: {
    bad: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ addresses: ['010.1.2.3'] })] })],
    good: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ addresses: ['10.1.2.3'] })] })],
    settings: { kubernetes: { oldest: STRICT, newest: '1.37' } },
  },
};
