import { sampleEndpoint, sampleEndpointSlice } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { compareVersions } from '../../kubernetes/versions';
import { lenientAddress } from '../shared/endpointslice/lenient-address';
import { endpointsOf } from '../shared/endpointslice/slice-endpoints';
import { writtenSlices } from '../shared/endpointslice/written-slices';

/** Servers refuse ambiguous addresses since this version. */
const STRICT_SINCE = '1.36';

/** Finds addresses that programs read in different ways. */
export const epsAddressCanonical: Rule = {
  id: 'eps-address-canonical',
  severity: 'error',
  enforcement: 'api',
  title: 'Write addresses without leading zeros, and IPv4 addresses not as IPv6',
  why: 'Some programs read 010.0.0.1 as the octal 8.0.0.1. API servers before 1.36 accept such addresses; since 1.36 they refuse them, and IPv6 addresses that are not in the short lower-case form.',
  symptom: 'endpoints[0].addresses[0]: Invalid value: "010.1.2.3": must not have leading 0s',
  fix: 'Write the address in its usual short form.',
  source: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/4858-ip-cidr-validation',
  *check({ inventory, settings }) {
    const refused = compareVersions(settings.kubernetes.newest, STRICT_SINCE) >= 0;
    for (const slice of writtenSlices(inventory)) {
      const type = slice.manifest.addressType;
      if (type !== 'IPv4' && type !== 'IPv6') continue;
      for (const endpoint of endpointsOf(slice))
        for (const { path, address } of endpoint.addresses) {
          const read = lenientAddress(address);
          // Every version refuses an address of another family: eps-address finds it.
          if (read === undefined || read.family !== type) continue;
          if (read.malformed === undefined && read.plain === address) continue;
          yield {
            object: slice.manifest,
            path,
            found: `${quoted(address)}, ${read.malformed === undefined ? 'not in its short form' : `with ${read.malformed}`}`,
            expected: quoted(read.plain),
            severity: refused ? 'error' : 'warning',
          };
        }
    }
  },
  examples: {
    bad: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ addresses: ['010.1.2.3'] })] })],
    good: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ addresses: ['10.1.2.3'] })] })],
    settings: { kubernetes: { oldest: STRICT_SINCE, newest: '1.37' } },
  },
};
