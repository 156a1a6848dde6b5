import { expect, test } from 'vitest';
import { sampleStatefulSet } from '../../../lib/rules/examples';
import { peerStaticList } from '../../../lib/rules/peer/peer-static-list';
import { findingsOf, placesOf } from '../rule-tests';

const set = (container: object, spec = {}) => sampleStatefulSet({ container: { ...container }, spec });
const listed = (value: string, spec = {}, name = 'PEERS') => set({ env: [{ name, value }] }, spec);

test('a list of peers is an info, with the ordinals in order and each once', () => {
  expect(findingsOf(peerStaticList, [listed('web-1.web,web-0.web,web-1.web')])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].env[0].value',
      found: 'the pods "web-0", "web-1"',
      expected: 'the name of their Service, "web"',
      severity: 'info',
    }),
  ]);
});

test('ordinals are in the order of numbers', () => {
  const [finding] = findingsOf(peerStaticList, [listed('web-10.web,web-9.web', { replicas: 11 })]);
  expect(finding?.found).toBe('the pods "web-9", "web-10"');
});

test('a name beyond the last pod is a warning', () => {
  expect(findingsOf(peerStaticList, [listed('web-0.web,web-3.web')])).toEqual([
    expect.objectContaining({ found: 'the pods "web-0", "web-3", but the last pod is "web-2"', severity: 'warning' }),
  ]);
});

test.each([
  ['an autoscaler may set the replicas', { replicas: undefined }],
  ['the set is switched off', { replicas: 0 }],
])('a name beyond the last pod is an info where %s', (_, spec) => {
  expect(findingsOf(peerStaticList, [listed('web-0.web,web-3.web', spec)]).map(({ severity }) => severity)).toEqual([
    'info',
  ]);
});

const named = (names: string, spec = {}) => ({
  ...listed('web-0.web,web-1.web,web-2.web', spec),
  metadata: { name: 'web', annotations: { 'cdk8s-headless/member-variables': names } },
});

test('a list that its maker makes of the replicas is no finding', () => {
  expect(placesOf(peerStaticList, [named('PEERS')])).toEqual([]);
  expect(placesOf(peerStaticList, [named('SEEDS, PEERS')])).toEqual([]);
  expect(placesOf(peerStaticList, [named('SEEDS')])).toHaveLength(1);
});

test('such a list with a name beyond the last pod is a warning all the same', () => {
  expect(findingsOf(peerStaticList, [named('PEERS', { replicas: 2 })]).map(({ severity }) => severity)).toEqual([
    'warning',
  ]);
});

test('each field has a finding of its own', () => {
  const manifests = [
    set({ env: [{ name: 'A', value: 'web-0.web,web-1.web' }], args: ['--peers=web-1.web,web-2.web'] }),
  ];
  expect(placesOf(peerStaticList, manifests)).toEqual([
    'StatefulSet/web spec.template.spec.containers[0].env[0].value',
    'StatefulSet/web spec.template.spec.containers[0].args[0]',
  ]);
});

test.each([
  ['one pod is named', listed('web-0.web')],
  ['two fields name one pod each', set({ args: ['web-0.web', 'web-1.web'] })],
  ['the names are of another Service', listed('web-0.other,web-1.other')],
  ['the names are of another set', listed('db-0.web,db-1.web')],
  ['a variable for the first start has the list', listed('web-0.web,web-1.web', {}, 'ETCD_INITIAL_CLUSTER')],
  ['an argument for the first start has the list', set({ args: ['--bootstrap-expect=web-0.web,web-1.web'] })],
  ['the list is of voters', listed('1@web-0.web:9093,2@web-1.web:9093', {}, 'CONTROLLER_NODES')],
  ['a variable names the voters', listed('web-0.web:9093,web-1.web:9093', {}, 'KAFKA_CONTROLLER_QUORUM_VOTERS')],
  ['the list is of an ensemble', listed('server.1=web-0.web:2888:3888 server.2=web-1.web:2888:3888', {}, 'SERVERS')],
  ['an argument has members to join', set({ args: ['--join=web-0.web,web-1.web'] })],
  ['the word after a flag has members to join', set({ args: ['--retry-join', 'web-0.web,web-1.web'] })],
  ['a script has members to join', set({ command: ['sh', '-c', 'exec roach start --join web-0.web,web-1.web'] })],
  ['the list is of seeds', listed('web-0.web,web-1.web', {}, 'CASSANDRA_SEEDS')],
])('nothing is found where %s', (_, manifest) => {
  expect(placesOf(peerStaticList, [manifest])).toEqual([]);
});

test('a list for the first start with a name beyond the last pod is a warning', () => {
  const manifest = listed('web-0.web,web-3.web', {}, 'INITIAL_PEERS');
  expect(findingsOf(peerStaticList, [manifest]).map(({ severity }) => severity)).toEqual(['warning']);
});

test.each([
  listed('web-0.web,web-1.web', {}, 'UPSTREAMS'),
  listed('user@web-0.web,web-1.web'),
  set({ command: ['sh', '-c', 'joined= exec cache --peers web-0.web,web-1.web'] }),
  set({ args: ['--retry-join', 'elsewhere', 'web-0.web,web-1.web'] }),
])('other lists are found: %#', (manifest) => {
  expect(placesOf(peerStaticList, [manifest])).toHaveLength(1);
});

test('a list in another object is its own matter', () => {
  const config = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'c' },
    data: { peers: 'web-0.web,web-1.web' },
  };
  expect(placesOf(peerStaticList, [sampleStatefulSet(), config])).toEqual([]);
});
