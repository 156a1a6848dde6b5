import { sampleEndpoint, sampleEndpointSlice } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { lenientAddress } from '../shared/endpointslice/lenient-address';
import { endpointsOf } from '../shared/endpointslice/slice-endpoints';
import { specialAddress } from '../shared/endpointslice/special-address';
import { writtenSlices } from '../shared/endpointslice/written-slices';

/** Finds addresses that cannot be endpoints. */
export const epsAddress: Rule = {
  id: 'eps-address',
  severity: 'error',
  enforcement: 'api',
  title: 'Write only addresses of the addressType that every node reaches into an EndpointSlice',
  why: 'Unspecified, loopback and link-local addresses mean another host on each node, or none. Server-side apply refuses an endpoint that has an address twice.',
  symptom:
    'endpoints[0].addresses[0]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
  fix: 'Write addresses that every node reaches, and those of the other family into a second EndpointSlice.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#custom-endpointslices',
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory)) {
      const type = slice.manifest.addressType;
      if (type !== 'IPv4' && type !== 'IPv6') continue;
      for (const endpoint of endpointsOf(slice)) {
        const first = new Map<string, string>();
        for (const { path, address } of endpoint.addresses) {
          const earlier = first.get(address);
          if (earlier === undefined) first.set(address, path);
          else
            yield {
              object: slice.manifest,
              path,
              found: `${quoted(address)}, which ${earlier} has too`,
              expected: 'each address once',
            };
          const read = lenientAddress(address);
          const here = { object: slice.manifest, path };
          if (read === undefined) yield { ...here, found: quoted(address), expected: `an ${type} address` };
          else if (read.family !== type)
            yield { ...here, found: `${quoted(address)}, an ${read.family} address`, expected: `an ${type} address` };
          else {
            const special = specialAddress(read);
            if (special !== undefined)
              yield {
                ...here,
                found: `${quoted(address)}, ${special}`,
                expected: 'an address that all nodes reach, such as "10.1.2.3"',
              };
          }
        }
      }
    }
  },
  examples: {
    bad: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ addresses: ['127.0.0.1'] })] })],
    good: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ addresses: ['10.1.2.3'] })] })],
  },
};
