import { describe, expect, test } from 'vitest';
import { envAdvertisedName } from '../../../lib/rules/env/env-advertised-name';
import { sampleDeployment, sampleHeadlessService, samplePod, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const POD_NAME = { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } };
const client = sampleHeadlessService({ name: 'web-client', spec: { selector: { app: 'web' } } });
const env = (value: string, first: object = POD_NAME) => ({ env: [first, { name: 'ADVERTISE', value }] });
const found = (...manifests: readonly object[]) =>
  findingsOf(envAdvertisedName, [sampleHeadlessService(), client, ...manifests.map((manifest) => ({ ...manifest }))]);

test('the own name before another Service than the governing one is found', () => {
  expect(found(sampleStatefulSet({ container: env('$(POD_NAME).web-client:8080') }))).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].env[1].value',
      found: '"$(POD_NAME).web-client", but serviceName is "web"',
      expected: '"$(POD_NAME).web"',
    }),
  ]);
});

test('it is found in an argument', () => {
  const set = sampleStatefulSet({ container: { env: [POD_NAME], args: ['--name=$(POD_NAME).web-client'] } });
  expect(found(set).map(({ path }) => path)).toEqual(['spec.template.spec.containers[0].args[0]']);
});

test('a set without serviceName has no name to write', () => {
  expect(found(sampleStatefulSet({ spec: { serviceName: undefined }, container: env('$(POD_NAME).web') }))).toEqual([
    expect.objectContaining({
      found: '"$(POD_NAME).web", but serviceName is missing',
      expected: "the pod's address, from status.podIP",
    }),
  ]);
});

test('the pods of a Deployment have no names in DNS', () => {
  expect(found(sampleDeployment({ container: env('$(POD_NAME).web:8080') }))).toEqual([
    expect.objectContaining({ found: '"$(POD_NAME).web", but DNS has no name for a single pod of a Deployment' }),
  ]);
});

test.each([
  ['the name is under the governing Service', sampleStatefulSet({ container: env('$(POD_NAME).web') })],
  ['the name is no Service of the checked files', sampleStatefulSet({ container: env('$(POD_NAME).example.com') })],
  ['the variable is not declared', sampleStatefulSet({ container: env('$(NAME).web-client') })],
  ['the reference is not the first label', sampleStatefulSet({ container: env('x$(POD_NAME).web-client') })],
  ['a shell expands the variable', sampleStatefulSet({ container: env('$POD_NAME.web-client') })],
  [
    'the variable is another field',
    sampleStatefulSet({ container: env('$(POD_NAME).web-client', { name: 'POD_NAME', value: 'x' }) }),
  ],
  ['a Pod has a hostname and a subdomain', samplePod({ container: env('$(POD_NAME).web-client') })],
])('nothing is found where %s', (_, manifest) => {
  expect(placesOf(envAdvertisedName, [sampleHeadlessService(), client, manifest])).toEqual([]);
});

test('the fix is for the kind of the workload', () => {
  const fixes = [sampleStatefulSet, sampleDeployment].map(
    (sample) => findingsOf(envAdvertisedName, [client, sample({ container: env('$(POD_NAME).web-client') })])[0]?.fix,
  );
  expect(fixes).toEqual([
    'Write $(POD_NAME).web.',
    "Take the pod's address from status.podIP, or give the pods names with a StatefulSet.",
  ]);
});

describe('the own name alone, in what other pods are told', () => {
  const set = (name: string, value: string, more: object = {}) =>
    sampleStatefulSet({ container: { env: [POD_NAME, { name, value }] }, ...more });

  test.each([
    ['KAFKA_ADVERTISED_LISTENERS', 'PLAINTEXT://$(POD_NAME):9092', 'PLAINTEXT://$(POD_NAME):9092'],
    ['ADVERTISE_ADDR', '$(POD_NAME):7946', '$(POD_NAME):7946'],
    ['RABBITMQ_NODENAME', 'rabbit@$(POD_NAME)', 'rabbit@$(POD_NAME)'],
    ['ETCD_INITIAL_CLUSTER', 'etcd-0=http://$(POD_NAME):2380,x', 'http://$(POD_NAME):2380'],
    ['ANNOUNCE_URL', 'http://$(POD_NAME):$(PORT)/peer', 'http://$(POD_NAME):$(PORT)'],
  ])('%s=%s is found', (name, value, whole) => {
    expect(found(set(name, value))).toEqual([
      expect.objectContaining({
        path: 'spec.template.spec.containers[0].env[1].value',
        found: `"${whole}", a name that only the pod itself resolves`,
        expected: '"$(POD_NAME).web"',
      }),
    ]);
  });

  test('is found behind a flag, and in the word after it', () => {
    const args = ['--advertise-address=$(POD_NAME):7946', '--advertise', '$(POD_NAME):7946', '--bind', '$(POD_NAME):1'];
    const command = sampleStatefulSet({ container: { env: [POD_NAME], args } });
    expect(found(command).map(({ path }) => path)).toEqual([
      'spec.template.spec.containers[0].args[0]',
      'spec.template.spec.containers[0].args[2]',
    ]);
  });

  test.each([
    ['names the member and no address', set('NODE_NAME', '$(POD_NAME)')],
    ['is for the pod itself', set('SELF_CHECK', 'http://$(POD_NAME):8080')],
    ['goes on with the Service', set('ADVERTISE_ADDR', '$(POD_NAME).web:7946')],
    ['is of a single pod', set('ADVERTISE_ADDR', '$(POD_NAME):7946', { spec: { replicas: 1 } })],
    [
      'is completed by a search list',
      set('ADVERTISE_ADDR', '$(POD_NAME):7946', {
        podSpec: { dnsConfig: { searches: ['web.default.svc.cluster.local'] } },
      }),
    ],
    ['is resolved by aliases', set('ADVERTISE_ADDR', '$(POD_NAME):7946', { podSpec: { hostAliases: [] } })],
  ])('is no finding where it %s', (_, manifest) => {
    expect(found(manifest)).toEqual([]);
  });
});
