import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { fieldType } from '../../../lib/rules/manifest/field-type';
import { findingsOf } from '../rule-tests';

const container = 'spec.template.spec.containers[0]';
const paths = (manifest: Manifest) => findingsOf(fieldType, [manifest]).map(({ path }) => path);
const told = (manifest: Manifest) =>
  findingsOf(fieldType, [manifest]).map(({ path, found, expected }) => `${path}: ${found}, expected ${expected}`);

test.each([
  ['spec.ports', '80', 'the string "80", expected a list'],
  ['spec.ports', { port: 80 }, 'the object {"port":80}, expected a list'],
  ['spec.ports[0].port', '80', 'the string "80", expected a whole number, without quotes'],
  ['spec.ports[0].port', 80.5, 'the number 80.5, expected a whole number, without quotes'],
  ['spec.ports[0].targetPort', true, 'the boolean true, expected a whole number or a string'],
  ['spec.selector.app', 1, 'the number 1, expected a string; quote it'],
  ['spec.publishNotReadyAddresses', 'true', 'the string "true", expected true or false, without quotes'],
  ['metadata.labels', ['app'], 'the list ["app"], expected an object'],
  ['spec', [], 'the list [], expected an object'],
  [
    'metadata.creationTimestamp',
    '2030-01-31',
    'the string "2030-01-31", expected a time such as "2030-01-31T12:00:00Z"',
  ],
])('at %s of a Service %j is a wrong type', (path, value, expected) => {
  expect(told(withField(sampleHeadlessService(), path, value))).toEqual([`${path}: ${expected}`]);
});

test.each([
  ['resources.limits.memory', true, 'the boolean true, expected a quantity such as "256Mi"'],
  ['securityContext.runAsUser', '1000', 'the string "1000", expected a whole number, without quotes'],
  ['securityContext.runAsUser', 1000.5, 'the number 1000.5, expected a whole number, without quotes'],
])('at %s of a container %j is a wrong type', (field, value, expected) => {
  const path = `${container}.${field}`;
  expect(told(withField(sampleStatefulSet(), path, value))).toEqual([`${path}: ${expected}`]);
});

test('a key with dots stands in brackets', () => {
  const service = withField(sampleHeadlessService(), 'metadata.annotations', { 'prometheus.io/port': 9090 });
  expect(paths(service)).toEqual(["metadata.annotations['prometheus.io/port']"]);
});

test.each([
  ['spec.ports[0].targetPort', 'http'],
  ['spec.ports[0].targetPort', 8080],
  ['spec.ports[0].port', '${PORT:-80}'],
  ['spec.externalName', null],
  ['metadata.creationTimestamp', null],
  ['metadata.creationTimestamp', '2030-01-31T12:00:00Z'],
  ['metadata.creationTimestamp', '2030-01-31T12:00:00.5+01:00'],
  ['status', { loadBalancer: {} }],
  ['metadata.managedFields', [{ anything: 1 }]],
  ['spec.prots', 80],
])('at %s of a Service %j is no wrong type', (path, value) => {
  expect(paths(withField(sampleHeadlessService(), path, value))).toEqual([]);
});

test('a quantity may be a number', () => {
  const limits = { cpu: 1, memory: '1Gi' };
  expect(paths(withField(sampleStatefulSet(), `${container}.resources`, { limits }))).toEqual([]);
});

test('an object and a list in a list of strings are wrong types, and null is none', () => {
  expect(paths(withField(sampleStatefulSet(), `${container}.args`, [{ a: 1 }, ['b'], null, 3]))).toEqual([
    `${container}.args[0]`,
    `${container}.args[1]`,
    `${container}.args[3]`,
  ]);
});

test('an integer of a field of 32 bits has to fit into them, and one of 64 bits may be larger', () => {
  const replicas = (number: number) => told(withField(sampleStatefulSet(), 'spec.replicas', number));
  for (const number of [2147483648, -2147483649])
    expect(replicas(number)).toEqual([
      `spec.replicas: the number ${number}, expected a whole number from -2147483648 to 2147483647`,
    ]);
  for (const number of [2147483647, -2147483648]) expect(replicas(number)).toEqual([]);
  const deadline = withField(sampleStatefulSet(), 'spec.template.spec.activeDeadlineSeconds', 3_000_000_000);
  expect(paths(deadline)).toEqual([]);
});

test.each([
  ['cGxhaW4=', []],
  ['cGxh\naW4=\n', []],
  ['', []],
  ['plain text', ['data.password']],
  ['cGxhaW4', ['data.password']],
  ['cGxhaW===', ['data.password']],
])('the data of a Secret are base64: %j', (password, expected) => {
  expect(paths({ apiVersion: 'v1', kind: 'Secret', data: { password } })).toEqual(expected);
});

test.each([
  ['v1', 'ConfigMap', { data: { PORT: 5432 } }, 'data.PORT'],
  ['v1', 'Secret', { stringData: { port: 80 } }, 'stringData.port'],
  ['autoscaling/v1', 'HorizontalPodAutoscaler', { spec: { maxReplicas: '3' } }, 'spec.maxReplicas'],
  ['v1', 'Namespace', { spec: { finalizers: 'x' } }, 'spec.finalizers'],
  ['storage.k8s.io/v1', 'StorageClass', { allowVolumeExpansion: 'true' }, 'allowVolumeExpansion'],
])('the types of %s %s are looked at: %j', (apiVersion, kind, fields, path) => {
  expect(paths({ apiVersion, kind, ...fields })).toEqual([path]);
});

test.each(['serving.knative.dev/v1', 'apps/v1beta1', 'example.com/v1'])(
  'a Service of %s is not looked at',
  (apiVersion) => {
    expect(paths({ apiVersion, kind: 'Service', spec: 'anything' })).toEqual([]);
  },
);

test('what SOPS encrypted is not looked at', () => {
  const secret = { apiVersion: 'v1', kind: 'Secret', data: { password: 'ENC[AES256_GCM,data:x,type:str]' } };
  expect(paths({ ...secret, sops: { mac: 'ENC[AES256_GCM,data:y]', version: '3.9.0' } })).toEqual([]);
  expect(paths(secret)).toEqual(['data.password']);
});
