import { sampleEndpointSlice } from '../examples';
import type { Rule } from '../rule';
import { writtenSlices } from '../shared/endpointslice/written-slices';

const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';

/** The names by which the control plane marks its own slices, and the one that the documentation reserves. */
const RESERVED = new Set(['endpointslice-controller.k8s.io', 'endpointslicemirroring-controller.k8s.io', 'controller']);

/** A slice written by hand that claims to be a controller's. */
export const epsManagedBy: Rule = {
  id: 'eps-managed-by',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'An EndpointSlice written by hand does not carry the mark of a controller',
  why: 'The controllers of the control plane keep and remove the slices that carry their mark.',
  symptom: 'The slice is changed or deleted soon after it was applied',
  fix: 'Write a value of your own, such as `staff` or the name of the tool.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#management',
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory)) {
      const manager = slice.labels.get(MANAGED_BY);
      if (manager !== undefined && RESERVED.has(manager))
        yield {
          object: slice.manifest,
          path: `metadata.labels['${MANAGED_BY}']`,
          found: `"${manager}", without an owner reference of that controller`,
          expected: 'a value that names who writes the slice',
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
