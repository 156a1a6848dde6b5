import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { unknownField } from '../../../lib/rules/manifest/unknown-field';
import { findingsOf, placesOf } from '../rule-tests';

const container = 'spec.template.spec.containers[0]';
const paths = (manifest: Manifest) => findingsOf(unknownField, [manifest]).map(({ path }) => path);
const told = (manifest: Manifest) => findingsOf(unknownField, [manifest])[0];

test('a misspelt field is found, with the name that is meant', () => {
  expect(told(withField(sampleHeadlessService(), 'spec.prots', []))).toMatchObject({
    path: 'spec.prots',
    found: 'the field prots, which no Kubernetes version has here',
    expected: 'the field ports',
    fix: 'Rename it to ports.',
  });
});

test('a field that belongs one level deeper is found, with the place where it belongs', () => {
  expect(told(withField(sampleStatefulSet(), 'spec.template.containers', []))).toMatchObject({
    path: 'spec.template.containers',
    expected: 'the field spec.containers',
    fix: 'Move it to spec.containers.',
  });
});

test('a field of one of several parts belongs to the one that is written, where only one is', () => {
  const fixes = (...probes: readonly string[]) => {
    const none = withField(
      sampleStatefulSet({ container: { readinessProbe: undefined } }),
      `${container}.periodSeconds`,
      5,
    );
    const command = { exec: { command: ['true'] } };
    return told(probes.reduce((set, probe) => withField(set, `${container}.${probe}`, command), none))?.fix;
  };
  expect(fixes('livenessProbe')).toBe('Move it to livenessProbe.periodSeconds.');
  expect(fixes()).toBeUndefined();
  expect(fixes('livenessProbe', 'startupProbe')).toBeUndefined();
});

test('a field of another level is not renamed to one that sounds alike', () => {
  const finding = told(withField(sampleStatefulSet(), `${container}.securityContext`, { fsGroup: 1000 }));
  expect(finding?.expected).toContain('one of ');
  expect(finding?.fix).toBeUndefined();
});

test('fields that every version has are named before those that only new ones have', () => {
  const probe = withField(sampleStatefulSet(), `${container}.readinessProbe`, { httpGet: { port: 80, zzz: 1 } });
  expect(told(probe)?.expected).toBe('one of "port", "path", "host", "httpHeaders", "scheme" and "protocol"');
});

test('of many fields the message lists ten, the usual ones first', () => {
  expect(told(withField(sampleHeadlessService(), 'spec.qqqqqqqq', 1))?.expected).toMatch(
    /^one of "selector", "type", "clusterIP", "ports", ("\w+", ){5}"\w+" and \d+ more$/,
  );
});

test('names that every object of JavaScript has are unknown fields too', () => {
  const manifest = JSON.parse('{"apiVersion":"v1","kind":"Service","__proto__":{"a":1},"constructor":2}') as Manifest;
  expect([...paths(manifest)].sort()).toEqual(['__proto__', 'constructor']);
  expect(paths({ apiVersion: 'constructor', kind: 'x' })).toEqual([]);
});

test.each([
  ['v1', 'ConfigMap', { Data: {} }, 'Data'],
  ['v1', 'ConfigMap', { stringData: {} }, 'stringData'],
  ['v1', 'Endpoints', { subsets: [{ address: [] }] }, 'subsets[0].address'],
  ['networking.k8s.io/v1', 'Ingress', { spec: { rule: [] } }, 'spec.rule'],
])('the fields of %s %s are looked at: %j', (apiVersion, kind, fields, path) => {
  expect(paths({ apiVersion, kind, ...fields })).toEqual([path]);
});

test('each object with an unknown field is named', () => {
  const misspelt = (name: string) => withField(sampleHeadlessService({ name }), 'spec.prots', []);
  expect(placesOf(unknownField, [misspelt('db'), sampleHeadlessService(), misspelt('cache')])).toEqual([
    'Service/db spec.prots',
    'Service/cache spec.prots',
  ]);
});

test.each([
  ['spec.ports[0].$patch', 'delete'],
  ['metadata.annotations.anything', 'yes'],
  ['spec.selector.anything', 'yes'],
  ['metadata.managedFields', [{ fieldsV1: { anything: 1 } }]],
  ['spec.ports', '80'],
])('at %s of a Service %j is no unknown field', (path, value) => {
  expect(paths(withField(sampleHeadlessService(), path, value))).toEqual([]);
});

test.each(['serving.knative.dev/v1', 'apps/v1beta1', 'example.com/v1'])(
  'a Service of %s is not looked at',
  (apiVersion) => {
    expect(paths({ apiVersion, kind: 'Service', spec: { anything: true } })).toEqual([]);
  },
);

describe('a field that not all versions have', () => {
  const at = (manifest: Manifest, oldest: string, newest: string) =>
    findingsOf(unknownField, [manifest], { kubernetes: { oldest, newest } }).map(
      ({ severity, path, found, expected, fix }) => ({ severity, path, found, expected, fix }),
    );
  const distribution = withField(sampleHeadlessService(), 'spec.trafficDistribution', 'PreferClose');
  const claims = withField(sampleStatefulSet(), 'spec.template.spec.resourceClaims', [{ name: 'gpu', source: {} }]);
  const newer = {
    path: 'spec.trafficDistribution',
    found: 'trafficDistribution, which Kubernetes has since 1.30',
    fix: 'Leave it out for clusters older than 1.30, or raise the oldest target version.',
  };
  const older = {
    path: 'spec.template.spec.resourceClaims[0].source',
    found: 'source, which Kubernetes had until 1.30',
    fix: 'Leave it out for clusters newer than 1.30.',
  };

  test('is an info where only newer targets have it', () => {
    expect(at(distribution, '1.27', '1.37')).toEqual([
      { ...newer, severity: 'info', expected: 'a field that Kubernetes 1.27 has' },
    ]);
    expect(at(distribution, '1.29', '1.30')[0]?.severity).toBe('info');
  });

  test('is an error where all targets are older', () => {
    expect(at(distribution, '1.27', '1.29')).toEqual([
      { ...newer, severity: 'error', expected: 'a field that Kubernetes 1.29 has' },
    ]);
  });

  test('is an info where only older targets have it', () => {
    expect(at(claims, '1.27', '1.31')).toEqual([
      { ...older, severity: 'info', expected: 'a field that Kubernetes 1.31 has' },
    ]);
    expect(at(claims, '1.30', '1.31')[0]?.severity).toBe('info');
  });

  test('is an error where all targets are newer', () => {
    expect(at(claims, '1.31', '1.37')).toEqual([
      { ...older, severity: 'error', expected: 'a field that Kubernetes 1.31 has' },
    ]);
  });

  test('is fine where all targets have it, and where it is null', () => {
    expect(at(distribution, '1.30', '1.37')).toEqual([]);
    expect(at(claims, '1.27', '1.30')).toEqual([]);
    expect(at(withField(sampleHeadlessService(), 'spec.trafficDistribution', null), '1.27', '1.29')).toEqual([]);
  });
});
