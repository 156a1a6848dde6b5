import { expect, test } from 'vitest';
import { dialHiddenUntilReady } from '../../../lib/rules/dial/dial-hidden-until-ready';
import { sampleHeadlessService, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const hidden = sampleHeadlessService({ name: 'kafka' });
const published = sampleHeadlessService({ name: 'kafka', spec: { publishNotReadyAddresses: true } });
const set = (name: string, value: string, more: object = {}, podManagementPolicy = 'Parallel') =>
  sampleStatefulSet({
    name: 'kafka',
    spec: { podManagementPolicy },
    container: { env: [{ name, value }], readinessProbe: { tcpSocket: { port: 9092 } }, ...more },
  });
const at = ['StatefulSet/kafka spec.template.spec.containers[0].env[0].value'];

test.each([
  ['KAFKA_CONTROLLER_QUORUM_VOTERS', '1@kafka:8080'],
  ['KAFKA_CONTROLLER_QUORUM_VOTERS', '1@kafka-0.kafka:8080'],
  ['KAFKA_CONTROLLER_QUORUM_VOTERS', '0@kafka-0.kafka:8080,1@kafka-1.kafka:8080,2@kafka-2.kafka:8080'],
  ['KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS', 'kafka:8080'],
  ['ETCD_INITIAL_CLUSTER', 'a=http://kafka-0.kafka:8080,b=http://kafka-1.kafka:8080'],
])('%s=%s is found once, and not where the Service publishes', (name, value) => {
  expect(placesOf(dialHiddenUntilReady, [hidden, set(name, value)])).toEqual(at);
  expect(placesOf(dialHiddenUntilReady, [published, set(name, value)])).toEqual([]);
});

test('a set that makes its pods one by one never makes the voters that the first needs', () => {
  const voters = '0@kafka-0.kafka:8080,1@kafka-1.kafka:8080';
  const ordered = set('QUORUM_VOTERS', voters, {}, 'OrderedReady');
  expect(findingsOf(dialHiddenUntilReady, [published, ordered])).toMatchObject([
    { expected: 'podManagementPolicy: Parallel' },
  ]);
  expect(placesOf(dialHiddenUntilReady, [published, set('QUORUM_VOTERS', '1@kafka:8080', {}, 'OrderedReady')])).toEqual(
    [],
  );
});

test('members that are only told their peers, and pods without a probe, are no finding', () => {
  expect(placesOf(dialHiddenUntilReady, [hidden, set('PEERS', 'kafka-0.kafka:8080')])).toEqual([]);
  const ready = set('QUORUM_VOTERS', '1@kafka:8080', { readinessProbe: undefined });
  expect(placesOf(dialHiddenUntilReady, [hidden, ready])).toEqual([]);
});

test('the voters of another group are no finding', () => {
  const other = sampleStatefulSet({
    name: 'broker',
    container: { env: [{ name: 'QUORUM_VOTERS', value: '1@kafka:8080' }] },
  });
  expect(placesOf(dialHiddenUntilReady, [hidden, set('A', 'b'), other])).toEqual([]);
});
