import { expect, test } from 'vitest';
import { epsManagedBy } from '../../../lib/rules/endpointslice/eps-managed-by';
import { sampleEndpointSlice } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const LABEL = 'endpointslice.kubernetes.io/managed-by';
const found = (labels: object) => findingsOf(epsManagedBy, [sampleEndpointSlice({ metadata: { labels } })]);

test.each(['endpointslice-controller.k8s.io', 'endpointslicemirroring-controller.k8s.io', 'controller'])(
  'the value %s of a controller is found',
  (manager) => {
    expect(found({ [LABEL]: manager })).toEqual([
      expect.objectContaining({
        path: `metadata.labels['${LABEL}']`,
        found: `"${manager}" in an EndpointSlice without ownerReferences`,
      }),
    ]);
  },
);

test.each([{ [LABEL]: 'staff' }, { app: 'controller' }, {}])('the labels %j are right', (labels) => {
  expect(found(labels)).toEqual([]);
});
