import { expect, test } from 'vitest';
import { argocdWaveAfterWorkload } from '../../../lib/rules/argocd/argocd-wave-after-workload';
import type { Manifest } from '../../../lib/manifest/manifest';
import {
  sampleDeployment,
  sampleHeadlessService,
  sampleNetworkPolicy,
  samplePodDisruptionBudget,
  sampleService,
  sampleStatefulSet,
} from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const WAVE = 'argocd.argoproj.io/sync-wave';
const inWave = (wave: string, manifest: Manifest, metadata = {}): Manifest => ({
  ...manifest,
  metadata: { name: 'web', annotations: { [WAVE]: wave }, ...metadata },
});
const istio = (group: string, kind: string, spec: unknown) => ({ apiVersion: `${group}/v1`, kind, spec });
const set = sampleStatefulSet();
const headless = sampleHeadlessService();

test('a headless Service in a later wave than its set has the severity of the rule', () => {
  const [finding, ...more] = findingsOf(argocdWaveAfterWorkload, [inWave('1', headless), set]);
  expect(finding).toMatchObject({
    path: `metadata.annotations['${WAVE}']`,
    found: 'wave 1, but StatefulSet "web" is in wave 0',
    expected: 'wave 0 or an earlier one',
  });
  expect(finding?.severity).toBeUndefined();
  expect(more).toEqual([]);
});

test.each([
  ['a budget', samplePodDisruptionBudget()],
  ['a network policy', sampleNetworkPolicy()],
  [
    'a PeerAuthentication',
    istio('security.istio.io', 'PeerAuthentication', { selector: { matchLabels: { app: 'web' } } }),
  ],
  ['a Sidecar', istio('networking.istio.io', 'Sidecar', { workloadSelector: { labels: { app: 'web' } } })],
])('%s in a later wave is a warning: the pods can become ready', (_, manifest) => {
  const findings = findingsOf(argocdWaveAfterWorkload, [inWave('1', manifest), set]);
  expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
});

test.each([
  ['a Service with a cluster IP', sampleService()],
  ['a Service for other pods', sampleHeadlessService({ spec: { selector: { app: 'x' } } })],
  ['a budget for other pods', samplePodDisruptionBudget({ name: 'other' })],
  ['a network policy for other pods', sampleNetworkPolicy({ name: 'other' })],
  ['a PeerAuthentication of a namespace', istio('security.istio.io', 'PeerAuthentication', {})],
  ['a Sidecar of a namespace', istio('networking.istio.io', 'Sidecar', {})],
  ['a Sidecar for other pods', istio('networking.istio.io', 'Sidecar', { workloadSelector: { labels: { app: 'x' } } })],
  [
    'a PeerAuthentication of another API',
    istio('example.com', 'PeerAuthentication', { selector: { matchLabels: { app: 'web' } } }),
  ],
  ['an object that pods do not need', { apiVersion: 'v1', kind: 'ConfigMap' }],
])('%s may come later', (_, manifest) => {
  expect(placesOf(argocdWaveAfterWorkload, [inWave('1', manifest), set])).toEqual([]);
});

test.each([
  ['0', set],
  ['-1', set],
  ['first', set],
  ['2', inWave('2', set)],
  ['2', inWave('3', set)],
])('wave %s is not after that of the set', (wave, workload) => {
  expect(placesOf(argocdWaveAfterWorkload, [inWave(wave, headless), workload])).toEqual([]);
});

test('an object without a wave is in wave 0', () => {
  expect(placesOf(argocdWaveAfterWorkload, [headless, inWave('-1', set)])).toEqual([]);
});

test('a Deployment does not wait for names', () => {
  expect(placesOf(argocdWaveAfterWorkload, [inWave('1', headless), sampleDeployment()])).toEqual([]);
});

test('a budget of another namespace is for other pods', () => {
  const budget = inWave('1', samplePodDisruptionBudget(), { namespace: 'a' });
  expect(placesOf(argocdWaveAfterWorkload, [budget, sampleStatefulSet({ metadata: { namespace: 'b' } })])).toEqual([]);
});
