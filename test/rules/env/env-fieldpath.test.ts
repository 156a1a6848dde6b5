import { expect, test } from 'vitest';
import { envFieldpath } from '../../../lib/rules/env/env-fieldpath';
import { sampleDeployment } from '../../../lib/rules/examples';
import { findingsOf, kubernetes } from '../rule-tests';

const web = (fieldRef: unknown, container = {}) =>
  sampleDeployment({ container: { env: [{ name: 'FIELD', valueFrom: { fieldRef } }], ...container } });
const FIELD_REF = 'spec.template.spec.containers[0].env[0].valueFrom.fieldRef';
const ANY_FIELD = expect.stringContaining('one of "metadata.name", "metadata.namespace"') as string;

test.each([
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  "metadata.labels['app.kubernetes.io/name']",
  "metadata.annotations['a/b']",
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.podIP',
  'status.podIPs',
  // An old name that the API server still takes.
  'spec.host',
])('a variable may take %s', (fieldPath) => {
  expect(findingsOf(envFieldpath, [web({ fieldPath })])).toEqual([]);
});

test.each(['metadata.labels', 'status.phase', "spec.nodeName['a']", "x.metadata.labels['a']", "metadata.labels['a']x"])(
  'a variable may not take %s',
  (fieldPath) => {
    expect(findingsOf(envFieldpath, [web({ fieldPath })])).toEqual([
      expect.objectContaining({
        path: `${FIELD_REF}.fieldPath`,
        found: JSON.stringify(fieldPath),
        expected: ANY_FIELD,
      }),
    ]);
  },
);

test('a field in other capitals is named as it should be', () => {
  expect(findingsOf(envFieldpath, [web({ fieldPath: 'status.podip' })])).toEqual([
    expect.objectContaining({ found: '"status.podip"', expected: '"status.podIP"' }),
  ]);
});

test.each([
  [{}, FIELD_REF],
  [{ fieldPath: '' }, `${FIELD_REF}.fieldPath`],
  [{ fieldPath: null }, `${FIELD_REF}.fieldPath`],
])('the fieldRef %j has no field', (fieldRef, path) => {
  expect(findingsOf(envFieldpath, [web(fieldRef)])).toEqual([
    expect.objectContaining({ path, found: 'no fieldPath', expected: ANY_FIELD }),
  ]);
});

test.each([
  ['a patch leaves the field out', web({}, { image: undefined })],
  ['the field is no string, which field-type finds', web({ fieldPath: 7 })],
  ['a later step fills in the field', web({ fieldPath: '${FIELD}' })],
  ['fieldRef is no object', web('metadata.name')],
  ['the variable has a value', sampleDeployment({ container: { env: [{ name: 'A', value: 'status.podip' }] } })],
])('nothing is found where %s', (_, manifest) => {
  expect(findingsOf(envFieldpath, [manifest])).toEqual([]);
});

test('status.hostIPs is taken since Kubernetes 1.29', () => {
  const severities = (oldest: string, newest: string) =>
    findingsOf(envFieldpath, [web({ fieldPath: 'status.hostIPs' })], { kubernetes: { oldest, newest } }).map(
      ({ severity, expected }) => `${severity}: ${expected}`,
    );
  expect(severities('1.27', '1.28')).toEqual(['error: "status.hostIP" before Kubernetes 1.29']);
  expect(severities('1.27', '1.29')).toEqual(['info: "status.hostIP" before Kubernetes 1.29']);
  expect(severities('1.29', '1.37')).toEqual([]);
  expect(findingsOf(envFieldpath, [web({ fieldPath: 'status.podIPs' })], kubernetes('1.27'))).toEqual([]);
});
