import { expect, test } from 'vitest';
import { stsHostnetworkPeers } from '../../../lib/rules/statefulset/sts-hostnetwork-peers';
import { sampleDeployment, sampleStatefulSet } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const HOST = { hostNetwork: true };

test.each([2, 3])('%i members on the network of their nodes are found', (replicas) => {
  expect(placesOf(stsHostnetworkPeers, [sampleStatefulSet({ spec: { replicas }, podSpec: HOST })])).toEqual([
    'StatefulSet/web spec.template.spec.hostNetwork',
  ]);
});

test.each([0, 1, undefined])('%s replicas have no peer', (replicas) => {
  const set = sampleStatefulSet({ podSpec: HOST });
  const { replicas: _, ...spec } = set.spec as Record<string, unknown>;
  const own = replicas === undefined ? spec : { ...spec, replicas };
  expect(placesOf(stsHostnetworkPeers, [{ ...set, spec: own }])).toEqual([]);
});

test('members on the network of the pod are right', () => {
  expect(placesOf(stsHostnetworkPeers, [sampleStatefulSet({ podSpec: { hostNetwork: false } })])).toEqual([]);
  expect(placesOf(stsHostnetworkPeers, [sampleStatefulSet()])).toEqual([]);
});

test('a Deployment is not judged', () => {
  expect(placesOf(stsHostnetworkPeers, [sampleDeployment({ podSpec: HOST })])).toEqual([]);
});
