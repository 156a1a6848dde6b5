import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { check } from '../../../lib/rules/engine';
import { envAdvertisedName } from '../../../lib/rules/env/env-advertised-name';
import { envFieldpath } from '../../../lib/rules/env/env-fieldpath';
import { envLabelsIndex } from '../../../lib/rules/env/env-labels-index';
import { envName } from '../../../lib/rules/env/env-name';
import { envPodipSet } from '../../../lib/rules/env/env-podip-set';
import { envPodipsDual } from '../../../lib/rules/env/env-podips-dual';
import { envServiceLinks } from '../../../lib/rules/env/env-service-links';
import { envValueAndFrom } from '../../../lib/rules/env/env-value-and-from';
import { peerNamespaceLiteral } from '../../../lib/rules/peer/peer-namespace-literal';
import type { Rule } from '../../../lib/rules/rule';
import { sampleDeployment, sampleHeadlessService, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { DEFAULT_SETTINGS } from '../../../lib/rules/settings';

const path = 'spec.template.spec.containers[0].env';
const field = (fieldPath: string, name = 'FIELD') => ({ name, valueFrom: { fieldRef: { fieldPath } } });

function severities(rule: Rule, manifests: readonly Manifest[], oldest = '1.27', newest = '1.37'): readonly string[] {
  return check(manifests, [rule], { ...DEFAULT_SETTINGS, kubernetes: { oldest, newest } }).map(
    ({ severity }) => severity,
  );
}

function named(name: unknown, oldest: string, newest: string): readonly string[] {
  return severities(envName, [withField(sampleDeployment(), path, [{ name, value: 'x' }])], oldest, newest);
}

test('a name that begins with a digit is legal since 1.32', () => {
  expect(named('1A', '1.27', '1.31')).toEqual(['error']);
  expect(named('1A', '1.27', '1.37')).toEqual(['warning']);
  expect(named('1A', '1.32', '1.37')).toEqual([]);
});

test.each([['A=B'], [''], ['a\tb'], ['größe']])('the name %j is legal nowhere', (name) => {
  expect(named(name, '1.32', '1.37')).toEqual(['error']);
});

test.each([['_x'], ['my.env-name'], ['A'], ['.a']])('the name %j is legal everywhere', (name) => {
  expect(named(name, '1.27', '1.37')).toEqual([]);
});

test('a name that is no text is left to field-type', () => {
  expect(named(80, '1.27', '1.37')).toEqual([]);
});

test.each([
  ['metadata.name'],
  ['status.podIPs'],
  ["metadata.labels['app.kubernetes.io/name']"],
  ["metadata.annotations['a/b']"],
])('the field %s can be taken', (fieldPath) => {
  expect(severities(envFieldpath, [withField(sampleDeployment(), path, [field(fieldPath)])])).toEqual([]);
});

test.each([['metadata.labels'], ['status.phase'], ["spec.nodeName['a']"], ['status.podip']])(
  'the field %s cannot be taken',
  (fieldPath) => {
    expect(severities(envFieldpath, [withField(sampleDeployment(), path, [field(fieldPath)])])).toEqual(['error']);
  },
);

test('status.hostIPs can be taken since 1.29', () => {
  const manifests = [withField(sampleDeployment(), path, [field('status.hostIPs')])];
  expect(severities(envFieldpath, manifests, '1.27', '1.28')).toEqual(['error']);
  expect(severities(envFieldpath, manifests, '1.27', '1.37')).toEqual(['info']);
  expect(severities(envFieldpath, manifests, '1.29', '1.37')).toEqual([]);
});

test('an empty value beside a source is accepted, as the API server does', () => {
  const entry = { ...field('metadata.name'), value: '' };
  expect(severities(envValueAndFrom, [withField(sampleDeployment(), path, [entry])])).toEqual([]);
});

test('the label of the ordinal is empty before 1.28, and for every Deployment', () => {
  const entry = [field("metadata.labels['apps.kubernetes.io/pod-index']")];
  expect(severities(envLabelsIndex, [withField(sampleStatefulSet(), path, entry)], '1.27', '1.27')).toEqual(['error']);
  expect(severities(envLabelsIndex, [withField(sampleStatefulSet(), path, entry)], '1.28')).toEqual([]);
  expect(severities(envLabelsIndex, [withField(sampleDeployment(), path, entry)], '1.28')).toEqual(['warning']);
});

test('a word that happens to be the name of a Service names no siblings', () => {
  const manifests = [
    sampleHeadlessService(),
    withField(sampleDeployment(), path, [{ name: 'ACCESS_KEY', value: 'web' }]),
  ];
  expect(severities(envPodipSet, manifests)).toEqual([]);
});

test.each([['web'], ['web:8080'], ['http://web.shop.svc:8080/sync'], ['dns:///web:8080']])(
  'a peer variable %s without an own address is an info',
  (value) => {
    const manifests = [sampleHeadlessService(), withField(sampleDeployment(), path, [{ name: 'PEER_SERVICE', value }])];
    expect(severities(envPodipSet, manifests)).toEqual(['info']);
  },
);

test('a group that must have two families warns of a single address', () => {
  const service = withField(sampleHeadlessService(), 'spec.ipFamilies', ['IPv4', 'IPv6']);
  expect(severities(envPodipsDual, [service, withField(sampleDeployment(), path, [field('status.podIP')])])).toEqual([
    'warning',
  ]);
  expect(
    severities(envPodipsDual, [sampleHeadlessService(), withField(sampleDeployment(), path, [field('status.podIP')])]),
  ).toEqual([]);
});

test('a pod name before a domain that is no Service in sight may be right', () => {
  const env = [field('metadata.name', 'POD_NAME'), { name: 'PUBLIC', value: '$(POD_NAME).example.com' }];
  expect(severities(envAdvertisedName, [sampleHeadlessService(), withField(sampleStatefulSet(), path, env)])).toEqual(
    [],
  );
});

test('a pod of a Deployment has no name of its own', () => {
  const env = [field('metadata.name', 'POD_NAME'), { name: 'ADVERTISE', value: '$(POD_NAME).web:8080' }];
  expect(severities(envAdvertisedName, [sampleHeadlessService(), withField(sampleDeployment(), path, env)])).toEqual([
    'warning',
  ]);
});

test('a headless Service adds no variables', () => {
  const env = [{ name: 'WEB_LOG', value: 'info' }];
  expect(severities(envServiceLinks, [sampleHeadlessService(), withField(sampleDeployment(), path, env)])).toEqual([]);
});

test("a container's own variable wins over that of a Service", () => {
  const service = withField(sampleHeadlessService(), 'spec.clusterIP', undefined);
  const env = [
    { name: 'WEB_LOG', value: 'info' },
    { name: 'WEB_PORT', value: '8080' },
  ];
  expect(severities(envServiceLinks, [service, withField(sampleDeployment(), path, env)])).toEqual([]);
});

test('a namespace in a name is no finding where the set names its namespace, or takes it from a variable', () => {
  const set = (value: string) => withField(sampleStatefulSet(), path, [{ name: 'SEED', value }]);
  expect(severities(peerNamespaceLiteral, [withField(set('web-0.web.shop'), 'metadata.namespace', 'shop')])).toEqual(
    [],
  );
  expect(severities(peerNamespaceLiteral, [set('web-0.web.$(POD_NAMESPACE).svc')])).toEqual([]);
  expect(severities(peerNamespaceLiteral, [set('web-0.web.shop,web-1.web.shop')])).toEqual(['info']);
});

test.each([[{}], [{ fieldPath: '' }], [{ fieldPath: null }]])('the reference %j to a field names none', (fieldRef) => {
  const set = withField(sampleDeployment(), path, [{ name: 'FIELD', valueFrom: { fieldRef } }]);
  expect(severities(envFieldpath, [set])).toEqual(['error']);
});

test('a variable whose name is null has none', () => {
  expect(named(null, '1.27', '1.37')).toEqual(['error']);
});
