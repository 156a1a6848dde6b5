import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { check } from '../../../lib/rules/engine';
import { fieldType } from '../../../lib/rules/manifest/field-type';
import { unknownField } from '../../../lib/rules/manifest/unknown-field';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { DEFAULT_SETTINGS } from '../../../lib/rules/settings';

const container = 'spec.template.spec.containers[0]';

function found(manifest: Manifest, oldest = '1.27', newest = '1.37'): readonly string[] {
  const settings = { ...DEFAULT_SETTINGS, kubernetes: { oldest, newest } };
  return check([manifest], [fieldType, unknownField], settings).map(
    ({ rule, severity, path }) => `${severity} ${rule.id} ${path}`,
  );
}

test.each([
  ['spec.ports', '80'],
  ['spec.ports', { port: 80 }],
  ['spec.ports[0].port', '80'],
  ['spec.selector.app', 1],
  ['spec.publishNotReadyAddresses', 'true'],
  ['metadata.labels', ['app']],
  ['spec', []],
])('%s: %j is a wrong type', (path, value) => {
  expect(found(withField(sampleHeadlessService(), path, value))).toEqual([`error field-type ${path}`]);
});

test('a key with dots stands in brackets', () => {
  const service = withField(sampleHeadlessService(), 'metadata.annotations', { 'prometheus.io/port': 9090 });
  expect(found(service)).toEqual(["error field-type metadata.annotations['prometheus.io/port']"]);
});

test.each([
  ['spec.ports[0].targetPort', 'http'],
  ['spec.ports[0].targetPort', 8080],
  ['spec.ports[0].port', '${PORT:-80}'],
  ['spec.externalName', null],
  ['metadata.creationTimestamp', null],
  ['status', { loadBalancer: {} }],
  ['metadata.managedFields', [{ anything: 1 }]],
])('%s: %j is fine', (path, value) => {
  expect(found(withField(sampleHeadlessService(), path, value))).toEqual([]);
});

test('a quantity may be a number', () => {
  expect(
    found(withField(sampleStatefulSet(), `${container}.resources`, { limits: { cpu: 1, memory: '1Gi' } })),
  ).toEqual([]);
});

test('a misspelt field is told the right one', () => {
  const [finding] = check([withField(sampleHeadlessService(), 'spec.prots', [])], [unknownField]);
  expect(finding).toMatchObject({ path: 'spec.prots', fix: 'Rename it to ports.' });
});

test('a field of another level is not renamed to one that happens to sound alike', () => {
  const pod = withField(sampleStatefulSet(), `${container}.securityContext`, { fsGroup: 1000 });
  const [finding] = check([pod], [unknownField]);
  expect(finding?.expected).toContain('one of ');
  expect(finding?.fix).toBe(unknownField.fix);
});

test('a field of another level is found where it stands', () => {
  expect(found(withField(sampleStatefulSet(), 'spec.template.containers', []))).toEqual([
    'error unknown-field spec.template.containers',
  ]);
});

test('a field that only newer servers know is an info, and an error where no target knows it', () => {
  const service = withField(sampleHeadlessService(), 'spec.trafficDistribution', 'PreferClose');
  expect(found(service, '1.27', '1.37')).toEqual(['info unknown-field spec.trafficDistribution']);
  expect(found(service, '1.30', '1.37')).toEqual([]);
  expect(found(service, '1.27', '1.29')).toEqual(['error unknown-field spec.trafficDistribution']);
});

test('other groups and custom resources are not looked at', () => {
  for (const apiVersion of ['serving.knative.dev/v1', 'apps/v1beta1', 'example.com/v1'])
    expect(found({ apiVersion, kind: 'Service', spec: { anything: true } })).toEqual([]);
});

test('words to a merge are no fields', () => {
  expect(found(withField(sampleHeadlessService(), 'spec.ports[0].$patch', 'delete'))).toEqual([]);
});

test('an object inside a list of texts, and a list inside a list, are wrong types and no crash', () => {
  expect(found(withField(sampleStatefulSet(), `${container}.args`, [{ a: 1 }, ['b'], null, 3]))).toEqual([
    `error field-type ${container}.args[0]`,
    `error field-type ${container}.args[1]`,
    `error field-type ${container}.args[3]`,
  ]);
});

test('names that every object of JavaScript has are unknown fields too', () => {
  const manifest = JSON.parse('{"apiVersion":"v1","kind":"Service","__proto__":{"a":1},"constructor":2}') as Manifest;
  expect([...found(manifest)].sort()).toEqual(['error unknown-field __proto__', 'error unknown-field constructor']);
  expect(found({ apiVersion: 'constructor', kind: 'x' })).toEqual([]);
});

test.each([
  ['v1', 'ConfigMap', { data: { PORT: 5432 } }, 'field-type data.PORT'],
  ['v1', 'ConfigMap', { Data: {} }, 'unknown-field Data'],
  ['v1', 'ConfigMap', { stringData: {} }, 'unknown-field stringData'],
  ['v1', 'Secret', { data: { password: 'plain text' } }, 'field-type data.password'],
  ['v1', 'Secret', { stringData: { port: 80 } }, 'field-type stringData.port'],
  ['v1', 'Endpoints', { subsets: [{ address: [] }] }, 'unknown-field subsets[0].address'],
  ['autoscaling/v1', 'HorizontalPodAutoscaler', { spec: { maxReplicas: '3' } }, 'field-type spec.maxReplicas'],
  ['networking.k8s.io/v1', 'Ingress', { spec: { rule: [] } }, 'unknown-field spec.rule'],
  ['v1', 'Namespace', { spec: { finalizers: 'x' } }, 'field-type spec.finalizers'],
  ['storage.k8s.io/v1', 'StorageClass', { allowVolumeExpansion: 'true' }, 'field-type allowVolumeExpansion'],
])('the fields of %s %s are looked at: %j', (apiVersion, kind, fields, expected) => {
  expect(found({ apiVersion, kind, ...fields })).toEqual([`error ${expected}`]);
});

test('a whole number that does not fit into 32 bits is refused where the API has no more', () => {
  const [finding] = check([withField(sampleStatefulSet(), 'spec.replicas', 3_000_000_000)], [fieldType]);
  expect(finding?.expected).toBe('a whole number from -2147483648 to 2147483647');
  const uid = withField(sampleStatefulSet(), 'spec.template.spec.activeDeadlineSeconds', 3_000_000_000);
  expect(found(uid)).toEqual([]);
});

test('a field that the newest version has no more is an error where no target has it', () => {
  const claims = withField(sampleStatefulSet(), 'spec.template.spec.resourceClaims', [{ name: 'gpu', source: {} }]);
  const path = 'spec.template.spec.resourceClaims[0].source';
  expect(found(claims, '1.27', '1.30')).toEqual([]);
  expect(found(claims, '1.27', '1.31')).toEqual([`info unknown-field ${path}`]);
  expect(found(claims, '1.31', '1.37')).toEqual([`error unknown-field ${path}`]);
});

test('fields that every version has are named before those that only new ones have', () => {
  const probe = withField(sampleStatefulSet(), `${container}.readinessProbe`, { httpGet: { port: 80, zzz: 1 } });
  const [finding] = check([probe], [unknownField]);
  expect(finding?.expected).toBe('one of port, path, host, httpHeaders, scheme, protocol');
});
