import { list } from '../../manifest/manifest';
import { sampleEndpoint, sampleEndpointSlice, sampleService } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { endpointsOf } from '../shared/endpointslice/slice-endpoints';
import { writtenSlices } from '../shared/endpointslice/written-slices';

/** Finds endpoints with the cluster IP of a Service. */
export const epsAddressClusterip: Rule = {
  id: 'eps-address-clusterip',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not write the cluster IP of another Service into an EndpointSlice',
  why: 'A cluster IP exists only in the rules of kube-proxy, which translates a connection once; and NetworkPolicies do not apply to the pods behind it.',
  symptom: 'Connections time out, or bypass NetworkPolicies.',
  fix: 'Write the addresses of the pods, or let clients use the name of the other Service.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#custom-endpointslices',
  *check({ inventory }) {
    const owners = new Map<unknown, string>();
    for (const { name, spec } of inventory.services)
      for (const address of [spec.clusterIP, ...list(spec.clusterIPs)])
        if (typeof address === 'string' && address !== '' && address !== 'None') owners.set(address, name);
    if (owners.size === 0) return;
    for (const slice of writtenSlices(inventory))
      for (const endpoint of endpointsOf(slice))
        for (const { path, address } of endpoint.addresses) {
          const owner = owners.get(address);
          if (owner !== undefined)
            yield {
              object: slice.manifest,
              path,
              found: `${quoted(address)}, the cluster IP of Service ${quoted(owner)}`,
              expected: 'the address of a pod or of a host outside of the cluster',
            };
        }
  },
  examples: {
    bad: [fixedIp(), sampleEndpointSlice({ metadata: ofOther(), ...to('10.96.0.200') })],
    good: [fixedIp(), sampleEndpointSlice({ metadata: ofOther(), ...to('10.1.2.3') })],
  },
};

function fixedIp() {
  return sampleService({ spec: { clusterIP: '10.96.0.200' } });
}

function to(address: string) {
  return { endpoints: [sampleEndpoint({ addresses: [address] })] };
}

function ofOther() {
  return { labels: { 'kubernetes.io/service-name': 'other', 'endpointslice.kubernetes.io/managed-by': 'cdk8s' } };
}
