import { expect, test } from 'vitest';
import { argocdReplicasHpa } from '../../../lib/rules/argocd/argocd-replicas-hpa';
import { sampleDeployment, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const scaler = (scaleTargetRef: unknown, metadata = {}) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'scaler', ...metadata },
  spec: { scaleTargetRef },
});
const target = { kind: 'Deployment', name: 'web' };

test('replicas of a scaled workload have the severity of the rule, and are a warning with Argo CD', () => {
  const [finding] = findingsOf(argocdReplicasHpa, [sampleDeployment(), scaler(target)]);
  expect(finding).toMatchObject({
    path: 'spec.replicas',
    found: '2, while HorizontalPodAutoscaler "scaler" scales the workload',
    expected: 'no replicas',
  });
  expect(finding?.severity).toBeUndefined();
  const [graver] = findingsOf(argocdReplicasHpa, [sampleDeployment(), scaler(target)], { argocd: true });
  expect(graver?.severity).toBe('warning');
});

test.each([
  ['the workload has no replicas', [sampleDeployment({ spec: { replicas: undefined } }), scaler(target)]],
  ['the autoscaler scales another workload', [sampleDeployment(), scaler({ ...target, name: 'other' })]],
  ['the autoscaler scales another kind', [sampleStatefulSet(), scaler(target)]],
  ['the autoscaler has no target', [sampleDeployment(), scaler(undefined)]],
  ['there is no autoscaler', [sampleDeployment()]],
  [
    'the autoscaler is in another namespace',
    [sampleDeployment({ metadata: { namespace: 'a' } }), scaler(target, { namespace: 'b' })],
  ],
])('nothing is found where %s', (_, manifests) => {
  expect(findingsOf(argocdReplicasHpa, manifests, { argocd: true })).toEqual([]);
});
