import { expect, test } from 'vitest';
import { epsServiceLabel } from '../../../lib/rules/endpointslice/eps-service-label';
import { sampleEndpointSlice } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const LABEL = 'kubernetes.io/service-name';
const found = (labels: unknown) => findingsOf(epsServiceLabel, [sampleEndpointSlice({ metadata: { labels } })]);

test.each([
  [undefined, 'metadata'],
  [{}, 'metadata'],
  [{ app: 'web' }, 'metadata.labels'],
  [{ [LABEL]: '' }, 'metadata.labels'],
])('the labels %j do not name a Service', (labels, path) => {
  expect(found(labels)).toEqual([
    expect.objectContaining({ path, found: `no label ${LABEL}`, expected: `${LABEL}: <name of the Service>` }),
  ]);
});

test.each([{ [LABEL]: 'web' }, { [LABEL]: 5 }])('the labels %j are not without the name', (labels) => {
  expect(found(labels)).toEqual([]);
});
