import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import {
  sampleDeployment,
  sampleHeadlessService,
  samplePod,
  sampleService,
  sampleStatefulSet,
} from '../../../lib/rules/examples';
import { spreadMissing } from '../../../lib/rules/pod/spread-missing';
import { findingsOf, placesOf } from '../rule-tests';

const service = sampleHeadlessService();

test('pods behind a headless Service that nothing spreads are found', () => {
  expect(findingsOf(spreadMissing, [service, sampleStatefulSet()])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec',
      found: '3 replicas with neither topologySpreadConstraints nor podAntiAffinity',
    }),
  ]);
  expect(placesOf(spreadMissing, [service, sampleDeployment()])).toHaveLength(1);
});

test('an empty list spreads nothing', () => {
  expect(
    placesOf(spreadMissing, [service, sampleStatefulSet({ podSpec: { topologySpreadConstraints: [] } })]),
  ).toHaveLength(1);
  expect(placesOf(spreadMissing, [service, sampleStatefulSet({ podSpec: { affinity: {} } })])).toHaveLength(1);
});

test.each<[string, readonly Manifest[]]>([
  ['the pods are spread', [service, sampleStatefulSet({ podSpec: { topologySpreadConstraints: [{}] } })]],
  ['the pods keep apart', [service, sampleStatefulSet({ podSpec: { affinity: { podAntiAffinity: {} } } })]],
  ['there is one pod', [service, sampleStatefulSet({ spec: { replicas: 1 } })]],
  ['the set has no replicas', [service, sampleStatefulSet({ spec: { replicas: undefined } })]],
  ['the Service has a cluster IP', [sampleService(), sampleStatefulSet()]],
  ['no Service selects the pods', [sampleStatefulSet()]],
  ['a Pod is alone', [service, samplePod({ spec: { replicas: 3 } })]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(spreadMissing, manifests)).toEqual([]);
});
