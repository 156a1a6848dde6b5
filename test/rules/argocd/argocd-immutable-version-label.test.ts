import { expect, test } from 'vitest';
import { argocdImmutableVersionLabel } from '../../../lib/rules/argocd/argocd-immutable-version-label';
import { sampleDeployment, samplePod, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { fieldPath } from '../../../lib/rules/path';
import { findingsOf, placesOf } from '../rule-tests';

const claim = (labels: object) => ({ metadata: { name: 'data', labels } });

test.each([
  ['helm.sh/chart', 'web-1.2.3'],
  ['app.kubernetes.io/version', '4.2'],
  ['chart', 'web-10.11'],
  ['example.com/version', '1.2.3'],
  ['example.com/build', '4711'],
  ['commit-sha', 'c8e1a31d'],
])('the label %s in a selector is found', (key, value) => {
  expect(findingsOf(argocdImmutableVersionLabel, [sampleDeployment({ labels: { app: 'web', [key]: value } })])).toEqual(
    [
      expect.objectContaining({
        path: fieldPath('spec.selector.matchLabels', key),
        found: `${key}: "${value}"`,
      }),
    ],
  );
});

test('it is found in every claim template of a StatefulSet', () => {
  const spec = { volumeClaimTemplates: [claim({}), claim({ 'helm.sh/chart': 'web-1.2.3' })] };
  expect(placesOf(argocdImmutableVersionLabel, [sampleStatefulSet({ spec })])).toEqual([
    "StatefulSet/web spec.volumeClaimTemplates[1].metadata.labels['helm.sh/chart']",
  ]);
});

test('it is found in a DaemonSet', () => {
  const set = withField(sampleDeployment({ labels: { 'helm.sh/chart': 'web-1.2.3' } }), 'kind', 'DaemonSet');
  expect(placesOf(argocdImmutableVersionLabel, [set])).toHaveLength(1);
});

test.each([
  ['the version names a variant', sampleStatefulSet({ labels: { 'app.kubernetes.io/version': 'v1' } })],
  ['another label has a number', sampleStatefulSet({ labels: { 'example.com/tier': '1.2.3' } })],
  ['only the pods have the label', sampleStatefulSet({ podLabels: { 'helm.sh/chart': 'web-1.2.3' } })],
  ['a Pod has no selector', samplePod({ labels: { 'helm.sh/chart': 'web-1.2.3' } })],
  [
    'a Job is created anew',
    { ...sampleDeployment({ labels: { 'helm.sh/chart': 'web-1.2.3' } }), apiVersion: 'batch/v1', kind: 'Job' },
  ],
])('nothing is found where %s', (_, manifest) => {
  expect(placesOf(argocdImmutableVersionLabel, [manifest])).toEqual([]);
});

test('a version that alone tells the pods of two workloads apart, as those of a canary, stays in their selectors', () => {
  const variant = (name: string, version: string) => sampleDeployment({ name, labels: { app: 'web', version } });
  const canary = [variant('web-old', 'v1.0.0'), variant('web-new', 'v2.0.0')];
  expect(placesOf(argocdImmutableVersionLabel, canary)).toEqual([]);
  const same = [variant('web-old', 'v1.0.0'), variant('web-new', 'v1.0.0')];
  expect(placesOf(argocdImmutableVersionLabel, same)).toHaveLength(2);
});
