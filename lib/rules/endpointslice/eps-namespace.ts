import type { Resource } from '../../manifest/resource';
import type { Service } from '../../manifest/service';
import { sampleEndpointSlice, sampleHeadlessService } from '../examples';
import type { Rule } from '../rule';
import { SERVICE_NAME, writtenSlices } from '../shared/endpointslice/written-slices';

/** A slice in another namespace than its Service. */
export const epsNamespace: Rule = {
  id: 'eps-namespace',
  severity: 'error',
  enforcement: 'runtime',
  title: 'An EndpointSlice is in the namespace of its Service',
  why: 'The label names a Service of the same namespace. It speaks where that namespace has no such Service in sight, and another one has one without a selector.',
  symptom: 'Accepted, and the name of the Service stays NXDOMAIN',
  fix: 'Give the slice the namespace of the Service.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#ownership',
  *check({ inventory }) {
    const byName = new Map<string, Service[]>();
    for (const service of inventory.services)
      if (service.selector.size === 0) byName.set(service.name, [...(byName.get(service.name) ?? []), service]);
    for (const slice of writtenSlices(inventory)) {
      const name = slice.labels.get(SERVICE_NAME) ?? '';
      if (inventory.service(name, slice) !== undefined) continue;
      const elsewhere: Resource | undefined = byName.get(name)?.[0];
      if (elsewhere !== undefined)
        yield {
          object: slice.manifest,
          path: 'metadata.namespace',
          found: `${slice.namespace}, while the Service ${name} is in ${elsewhere.namespace}`,
          expected: String(elsewhere.namespace),
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
