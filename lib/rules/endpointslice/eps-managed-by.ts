import { sampleEndpointSlice } from '../examples';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { writtenSlices } from '../shared/endpointslice/written-slices';

const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';

/** The values that the controllers of the control plane write, and the one that the documentation reserves. */
const RESERVED = new Set(['endpointslice-controller.k8s.io', 'endpointslicemirroring-controller.k8s.io', 'controller']);

/** Finds slices written by hand with the label value of a controller. */
export const epsManagedBy: Rule = {
  id: 'eps-managed-by',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not set the managed-by label of an EndpointSlice to the value of a controller',
  why: 'The controllers of the control plane change and delete the EndpointSlices with their value in the label endpointslice.kubernetes.io/managed-by.',
  symptom: 'The EndpointSlice is changed or deleted soon after it was applied.',
  fix: 'Write another value, such as staff or the name of the tool.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#management',
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory)) {
      const manager = slice.labels.get(MANAGED_BY);
      if (manager !== undefined && RESERVED.has(manager))
        yield {
          object: slice.manifest,
          path: fieldPath('metadata.labels', MANAGED_BY),
          found: `${quoted(manager)} in an EndpointSlice without ownerReferences`,
          expected: 'the name of who writes the EndpointSlice, such as "staff"',
        };
    }
  },
  examples: {
    bad: [managedBy('endpointslice-controller.k8s.io')],
    good: [managedBy('staff')],
  },
};

function managedBy(manager: string) {
  return sampleEndpointSlice({ metadata: { labels: { 'kubernetes.io/service-name': 'web', [MANAGED_BY]: manager } } });
}
