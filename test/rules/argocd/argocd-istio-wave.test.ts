import { expect, test } from 'vitest';
import { argocdIstioWave } from '../../../lib/rules/argocd/argocd-istio-wave';
import { sampleDeployment } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const WAVE = 'argocd.argoproj.io/sync-wave';
const argocd = { argocd: true } as const;
const waved = (wave?: string, more = {}) => ({
  ...(wave === undefined ? {} : { annotations: { [WAVE]: wave } }),
  ...more,
});
const policy = (wave?: string, more = {}) => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  metadata: { name: 'web', ...waved(wave) },
  spec: { selector: { matchLabels: { app: 'web' } } },
  ...more,
});
const web = (wave?: string, more = {}) => sampleDeployment({ metadata: waved(wave, more) });

test.each(['PeerAuthentication', 'AuthorizationPolicy'])('a %s in the wave of its pods is found', (kind) => {
  expect(findingsOf(argocdIstioWave, [web(), policy('0', { kind })], argocd)).toEqual([
    expect.objectContaining({
      path: 'metadata',
      found: 'wave 0, but Deployment "web" is in wave 0',
      expected: 'wave -1 or an earlier one',
    }),
  ]);
});

test('a policy after its pods is found', () => {
  expect(placesOf(argocdIstioWave, [web('1'), policy('2')], argocd)).toHaveLength(1);
});

test.each([
  ['the policy is in an earlier wave', [web(), policy('-1')]],
  ['the pods are in a later wave', [web('1'), policy()]],
  ['the policy selects other pods', [sampleDeployment({ name: 'other' }), policy()]],
  ['the policy is for a whole namespace', [web(), policy('0', { spec: {} })]],
  [
    'the pods are in another namespace',
    [web('0', { namespace: 'a' }), policy('0', { metadata: { name: 'web', namespace: 'b' } })],
  ],
  ['another API has a kind of that name', [web(), policy('0', { apiVersion: 'example.com/v1' })]],
  ['the kind needs no pods', [web(), policy('0', { kind: 'RequestAuthentication' })]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(argocdIstioWave, manifests, argocd)).toEqual([]);
});

test('without Argo CD there are no waves', () => {
  expect(placesOf(argocdIstioWave, [web(), policy()])).toEqual([]);
});
