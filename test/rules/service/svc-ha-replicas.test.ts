import { expect, test } from 'vitest';
import { svcHaReplicas } from '../../../lib/rules/service/svc-ha-replicas';
import { sampleDeployment, sampleStatefulSet } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const members = (replicas: number, name?: string) => ({
  spec: { replicas },
  container: {
    ports: [
      { name: 'client', containerPort: 2379 },
      { name, containerPort: 7000 },
    ],
  },
});

test.each([2, 4, 6])('%i members that vote are found: the last one only costs', (replicas) => {
  expect(placesOf(svcHaReplicas, [sampleStatefulSet(members(replicas, 'raft'))])).toEqual([
    'StatefulSet/web spec.replicas',
  ]);
});

test.each(['raft', 'tcp-raft', 'raft-rpc', 'quorum', 'leader-election', 'election'])(
  'members with the port %s vote',
  (name) => {
    expect(placesOf(svcHaReplicas, [sampleStatefulSet(members(4, name))])).toHaveLength(1);
  },
);

test.each(['http', 'raftery', 'draft', undefined])('members with the port %s may not vote', (name) => {
  expect(placesOf(svcHaReplicas, [sampleStatefulSet(members(4, name))])).toEqual([]);
});

test.each([0, 1, 3, 5])('%i members that vote are right', (replicas) => {
  expect(placesOf(svcHaReplicas, [sampleStatefulSet(members(replicas, 'raft'))])).toEqual([]);
});

test('the pods of a Deployment do not vote', () => {
  expect(placesOf(svcHaReplicas, [sampleDeployment(members(4, 'raft'))])).toEqual([]);
});
