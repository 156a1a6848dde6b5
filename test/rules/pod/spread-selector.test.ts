import { expect, test } from 'vitest';
import { sampleDeployment } from '../../../lib/rules/examples';
import { spreadSelector } from '../../../lib/rules/pod/spread-selector';
import { findingsOf, placesOf } from '../rule-tests';

const SPEC = 'spec.template.spec';
const selector = (app: string) => ({ matchLabels: { app } });
const spread = (fields: object) =>
  sampleDeployment({ podSpec: { topologySpreadConstraints: [{ maxSkew: 1, ...fields }] } });
const apart = (terms: object) => sampleDeployment({ podSpec: { affinity: { podAntiAffinity: terms } } });
const OWN = 'a labelSelector such as {"matchLabels":{"app":"web"}}';

test.each([{}, { labelSelector: null }])('a constraint with %j counts no pod', (fields) => {
  expect(findingsOf(spreadSelector, [spread(fields)])).toEqual([
    expect.objectContaining({
      path: `${SPEC}.topologySpreadConstraints[0]`,
      found: 'no labelSelector',
      expected: OWN,
    }),
  ]);
});

test('a selector that matches no pod is found', () => {
  expect(findingsOf(spreadSelector, [spread({ labelSelector: selector('wbe') })])).toEqual([
    expect.objectContaining({
      path: `${SPEC}.topologySpreadConstraints[0].labelSelector`,
      found: '{"matchLabels":{"app":"wbe"}}, which matches no pod of the checked files',
      expected: OWN,
    }),
  ]);
});

test('labels of two workloads together match no pod', () => {
  const db = sampleDeployment({ name: 'db', podLabels: { tier: 'data' } });
  const both = { matchLabels: { app: 'web', tier: 'data' } };
  expect(placesOf(spreadSelector, [spread({ labelSelector: both }), db])).toHaveLength(1);
});

test('an anti-affinity is judged, required and preferred', () => {
  const term = { labelSelector: selector('wbe') };
  const manifest = apart({
    requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: selector('web') }, term],
    preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term }, { weight: 2 }],
  });
  const path = `Deployment/web ${SPEC}.affinity.podAntiAffinity`;
  expect(placesOf(spreadSelector, [manifest])).toEqual([
    `${path}.requiredDuringSchedulingIgnoredDuringExecution[1].labelSelector`,
    `${path}.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.labelSelector`,
  ]);
});

test.each([
  ['the selector matches the pods', [spread({ labelSelector: selector('web') })]],
  ['the selector matches all pods', [spread({ labelSelector: {} })]],
  [
    'the selector matches pods of another workload',
    [spread({ labelSelector: selector('db') }), sampleDeployment({ name: 'db' })],
  ],
  ['the pods may be in another namespace', [spread({ labelSelector: selector('x'), namespaces: ['a'] })]],
  ['the pods may be in selected namespaces', [spread({ labelSelector: selector('x'), namespaceSelector: {} })]],
  ['the selector is no object, which field-type finds', [spread({ labelSelector: 'web' })]],
  ['the constraint is no object', [sampleDeployment({ podSpec: { topologySpreadConstraints: ['x'] } })]],
  [
    'an affinity towards pods may mean those of another release',
    [
      sampleDeployment({
        podSpec: {
          affinity: {
            podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: selector('x') }] },
          },
        },
      }),
    ],
  ],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(spreadSelector, manifests)).toEqual([]);
});

test('a patch of a workload leaves its labels to what it changes', () => {
  const labelSelector = { matchLabels: { app: 'web' } };
  const spec = { topologySpreadConstraints: [{ maxSkew: 1, labelSelector }], containers: [{ name: 'main' }] };
  const patch = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { template: { spec } } };
  expect(placesOf(spreadSelector, [patch])).toEqual([]);
});
