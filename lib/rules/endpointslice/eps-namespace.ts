import { addToList } from '../../manifest/lists';
import type { Resource } from '../../manifest/resource';
import type { Service } from '../../manifest/service';
import { sampleEndpointSlice, sampleHeadlessService } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { SERVICE_NAME, writtenSlices } from '../shared/endpointslice/written-slices';

/** Finds slices in another namespace than their Service. */
export const epsNamespace: Rule = {
  id: 'eps-namespace',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Put an EndpointSlice into the namespace of its Service',
  why: 'The label kubernetes.io/service-name names a Service of the same namespace. It is a finding where the checked files have such a Service, without a selector, in another namespace only.',
  symptom: 'NXDOMAIN for the name of the Service.',
  fix: 'Set metadata.namespace of the EndpointSlice to the namespace of the Service.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#ownership',
  outranks: ['dns-record-missing'],
  *check({ inventory }) {
    const byName = new Map<string, Service[]>();
    for (const service of inventory.services) if (service.selector.size === 0) addToList(byName, service.name, service);
    for (const slice of writtenSlices(inventory)) {
      const name = slice.labels.get(SERVICE_NAME) ?? '';
      if (inventory.service(name, slice) !== undefined) continue;
      const elsewhere: Resource | undefined = byName.get(name)?.[0];
      if (elsewhere !== undefined)
        yield {
          object: slice.manifest,
          path: 'metadata.namespace',
          found: `${quoted(slice.namespace)}, but Service ${quoted(name)} is in namespace ${quoted(elsewhere.namespace)}`,
          expected: quoted(elsewhere.namespace),
        };
    }
  },
  examples: {
    bad: [selectorless(), sampleEndpointSlice({ metadata: { namespace: 'kube-public' } })],
    good: [selectorless(), sampleEndpointSlice({ metadata: { namespace: 'default' } })],
  },
};

function selectorless() {
  return sampleHeadlessService({ metadata: { namespace: 'default' }, spec: { selector: undefined } });
}
