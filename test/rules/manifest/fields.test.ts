import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { check } from '../../../lib/rules/engine';
import { MODELS, ROOTS } from '../../../lib/rules/manifest/api-fields';
import { fieldType } from '../../../lib/rules/manifest/field-type';
import { GONE, SINCE } from '../../../lib/rules/manifest/newer-fields';
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
  expect(finding).toMatchObject({ path: 'spec.prots', fix: 'Rename it to `ports`.' });
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

test('every type in the table is a model of the table or a known scalar', () => {
  const scalars = ['string', 'integer', 'boolean', 'int-or-string', 'quantity', 'any'];
  const types = Object.values(MODELS).flatMap((fields) => fields.split(' ').map((field) => field.split(':')[1] ?? ''));
  const inner = types.map((type) => type.replace(/[[\]{}]/g, ''));
  expect(inner.filter((type) => !scalars.includes(type) && MODELS[type] === undefined)).toEqual([]);
  expect(Object.values(ROOTS).filter((model) => MODELS[model] === undefined)).toEqual([]);
});

test('every model of the fields added by hand is in the table', () => {
  for (const model of [...Object.keys(SINCE), ...Object.keys(GONE)]) expect(Object.keys(MODELS)).toContain(model);
});

test('the table of fields is what the API models of today give', () => {
  const fresh = join(mkdtempSync(join(tmpdir(), 'api-fields-')), 'api-fields.ts');
  execFileSync(process.execPath, ['scripts/api-fields.mjs', fresh]);
  expect(readFileSync(fresh, 'utf8')).toBe(readFileSync('lib/rules/manifest/api-fields.ts', 'utf8'));
});
