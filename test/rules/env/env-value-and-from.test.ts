import { expect, test } from 'vitest';
import { envValueAndFrom } from '../../../lib/rules/env/env-value-and-from';
import { sampleDeployment } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const fieldRef = { fieldPath: 'metadata.name' };
const secretKeyRef = { name: 's', key: 'k' };
const found = (entry: object) =>
  findingsOf(envValueAndFrom, [sampleDeployment({ container: { env: [{ name: 'A', ...entry }] } })]);

test.each(['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'])(
  'a value beside %s is found',
  (source) => {
    expect(found({ value: 'x', valueFrom: { [source]: {} } })).toEqual([
      expect.objectContaining({
        path: 'spec.template.spec.containers[0].env[0].valueFrom',
        found: `value "x" beside ${source}`,
        expected: 'either value or valueFrom',
      }),
    ]);
  },
);

test('two sources are found, also beside a value', () => {
  const valueFrom = { fieldRef, secretKeyRef };
  for (const entry of [{ valueFrom }, { value: 'x', valueFrom }])
    expect(found(entry)).toEqual([
      expect.objectContaining({ found: 'fieldRef and secretKeyRef', expected: 'one source' }),
    ]);
});

test.each([{}, { fieldRef: null }])('the valueFrom %j has no source', (valueFrom) => {
  expect(found({ valueFrom })).toEqual([
    expect.objectContaining({
      found: 'no source',
      expected: 'one of "fieldRef", "resourceFieldRef", "configMapKeyRef" and "secretKeyRef"',
    }),
  ]);
});

test.each([
  ['a source alone', { valueFrom: { fieldRef } }],
  ['a value alone', { value: 'x' }],
  ['neither', {}],
  ['an empty value beside a source, which the API server accepts', { value: '', valueFrom: { fieldRef } }],
  ['a source beside one that is null', { valueFrom: { fieldRef, secretKeyRef: null } }],
  ['a source of a later version', { value: 'x', valueFrom: { newKeyRef: {} } }],
  ['a source that is no object, which field-type finds', { value: 'x', valueFrom: { fieldRef: 'metadata.name' } }],
])('%s is right', (_, entry) => {
  expect(found(entry)).toEqual([]);
});
