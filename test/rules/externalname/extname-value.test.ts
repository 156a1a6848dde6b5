import { expect, test } from 'vitest';
import { sampleExternalName } from '../../../lib/rules/examples';
import { extnameValue } from '../../../lib/rules/externalname/extname-value';
import { findingsOf } from '../rule-tests';

const found = (spec: object) => findingsOf(extnameValue, [sampleExternalName({ spec: { ...spec } })]);

test.each([
  [undefined, 'spec'],
  [null, 'spec'],
  ['', 'spec.externalName'],
])('the name %j is missing', (externalName, path) => {
  expect(found({ externalName })).toEqual([expect.objectContaining({ path, found: 'no externalName' })]);
});

test.each([
  'my_db.example.com',
  'https://db.example.com',
  'db.example.com:5432',
  'DB.example.com',
  'fd00::1',
  '.',
  'a..b',
])('the name %s is refused', (externalName) => {
  const [finding, ...more] = found({ externalName });
  expect(finding?.path).toBe('spec.externalName');
  expect(finding?.found).toContain(`"${externalName}": only lower-case letters`);
  expect(more).toEqual([]);
});

test.each(['db.example.com', 'db.example.com.', 'db', '10.1.2.3'])('the name %s is accepted', (externalName) => {
  expect(found({ externalName })).toEqual([]);
});

test('a Service of another type needs no external name', () => {
  expect(found({ type: 'ClusterIP', externalName: undefined })).toEqual([]);
});

test('a name that is no string is a finding of field-type', () => {
  expect(found({ externalName: 7 })).toEqual([]);
});
