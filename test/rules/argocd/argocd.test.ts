import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { argocdClusteripEmpty } from '../../../lib/rules/argocd/argocd-clusterip-empty';
import { argocdForceReplace } from '../../../lib/rules/argocd/argocd-force-replace';
import { argocdGeneratedName } from '../../../lib/rules/argocd/argocd-generated-name';
import { argocdImmutableVersionLabel } from '../../../lib/rules/argocd/argocd-immutable-version-label';
import { argocdIstioWave } from '../../../lib/rules/argocd/argocd-istio-wave';
import { argocdReplicasHpa } from '../../../lib/rules/argocd/argocd-replicas-hpa';
import { argocdWaveAfterWorkload } from '../../../lib/rules/argocd/argocd-wave-after-workload';
import {
  sampleHeadlessService,
  sampleNetworkPolicy,
  sampleService,
  sampleStatefulSet,
} from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const WAVE = 'argocd.argoproj.io/sync-wave';
const inWave = (wave: string, manifest: Manifest): Manifest => ({
  ...manifest,
  metadata: { name: 'web', annotations: { [WAVE]: wave } },
});
const set = sampleStatefulSet();
const headless = sampleHeadlessService({ spec: { ports: [{ name: 'a', port: 80 }] } });
const budget = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } },
};

test.each([
  ['a headless Service', headless, ['error']],
  ['a Service with a cluster IP', sampleService({ spec: { ports: [{ port: 80 }] } }), []],
  ['a budget', budget, ['warning']],
  ['a policy', sampleNetworkPolicy(), ['warning']],
])('%s in a wave after its set', (_, manifest, severities) => {
  const faults = findingsOf(argocdWaveAfterWorkload, [inWave('1', manifest), set]);
  expect(faults.map((fault) => fault.severity ?? argocdWaveAfterWorkload.severity)).toEqual(severities);
});

test('a wave that is the same, earlier or no number is no finding', () => {
  for (const wave of ['0', '-1', 'first'])
    expect(placesOf(argocdWaveAfterWorkload, [inWave(wave, headless), set])).toEqual([]);
  expect(placesOf(argocdWaveAfterWorkload, [inWave('2', headless), inWave('2', set)])).toEqual([]);
});

test('the order of policies matters only where Argo CD applies them', () => {
  expect(placesOf(argocdIstioWave, argocdIstioWave.examples.bad, { argocd: false })).toEqual([]);
});

test.each([argocdReplicasHpa, argocdClusteripEmpty])('$id is an info without Argo CD and a warning with it', (rule) => {
  const severity = (argocd: boolean) =>
    findingsOf(rule, rule.examples.bad, { argocd }).map((fault) => fault.severity ?? rule.severity);
  expect([severity(false), severity(true)]).toEqual([['info'], ['warning']]);
});

test('a variant that is called v1 is an identity, a chart version is not', () => {
  const selecting = (matchLabels: Manifest) => ({ ...set, spec: { selector: { matchLabels } } });
  expect(placesOf(argocdImmutableVersionLabel, [selecting({ 'app.kubernetes.io/version': 'v1' })])).toEqual([]);
  expect(placesOf(argocdImmutableVersionLabel, [selecting({ 'helm.sh/chart': 'web-1.2.3' })])).toEqual([
    "StatefulSet/web spec.selector.matchLabels['helm.sh/chart']",
  ]);
});

test('both words together replace a set by force', () => {
  const with_ = (options: string) =>
    sampleStatefulSet({ metadata: { annotations: { 'argocd.argoproj.io/sync-options': options } } });
  expect(placesOf(argocdForceReplace, [with_('Replace=true')])).toEqual([]);
  expect(placesOf(argocdForceReplace, [with_('Replace=true, Force=true')])).toHaveLength(1);
});

test('a generated name costs volumes, or pods under Argo CD', () => {
  const generated = (spec: Manifest) => ({
    ...sampleStatefulSet({ spec }),
    metadata: { name: 'prod-web-c8e1a31d' },
  });
  const severity = (manifest: Manifest) => findingsOf(argocdGeneratedName, [manifest]).map((fault) => fault.severity);
  expect(severity(generated({}))).toEqual([undefined]);
  expect(severity(generated({ volumeClaimTemplates: [{ metadata: { name: 'data' } }] }))).toEqual(['warning']);
  expect(severity(sampleStatefulSet({ name: 'web-c8' }))).toEqual([]);
});
