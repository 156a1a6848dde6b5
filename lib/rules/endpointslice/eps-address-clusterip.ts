import { list } from '../../manifest/manifest';
import { sampleEndpoint, sampleEndpointSlice, sampleService } from '../examples';
import type { Rule } from '../rule';
import { endpointsOf } from '../shared/endpointslice/slice-endpoints';
import { writtenSlices } from '../shared/endpointslice/written-slices';

/** The virtual address of a Service as an endpoint. */
export const epsAddressClusterip: Rule = {
  id: 'eps-address-clusterip',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'No EndpointSlice leads to the cluster IP of another Service',
  why: 'A cluster IP exists only in the rules of kube-proxy, which does not apply them twice to one connection; NetworkPolicies do not see the pods behind it.',
  symptom: 'Accepted, and connections time out or pass policies by',
  fix: "Write the pods' own addresses, or let clients use the other Service's name.",
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
              found: `"${address}", the cluster IP of the Service ${owner}`,
              expected: 'the address of a pod or host',
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
