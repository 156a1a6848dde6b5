import { expect, test } from 'vitest';
import { sampleDeployment, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { stsNameLabel } from '../../../lib/rules/statefulset/sts-name-label';
import { findingsOf, placesOf } from '../rule-tests';

const named = (name: string | undefined) => withField(sampleStatefulSet(), 'metadata.name', name);

test.each(['web.v2', 'Web', 'web_2', '-web', 'web-', 'x'.repeat(64)])('the name %s is no DNS label', (name) => {
  expect(findingsOf(stsNameLabel, [named(name)])).toMatchObject([
    { path: 'metadata.name', found: JSON.stringify(name) },
  ]);
});

test('the message says what the API server says', () => {
  expect(findingsOf(stsNameLabel, [named('web.v2')])[0]?.expected).toBe(
    'lower case letters, digits and "-", with a letter or digit at both ends, such as "web-v2"',
  );
});

test.each(['web', '0', 'web-2', 'x'.repeat(63)])('the name %s is a DNS label', (name) => {
  expect(placesOf(stsNameLabel, [named(name)])).toEqual([]);
});

test.each([undefined, '', '${LOCATION}-web', '{{ .Release.Name }}'])('the name %j is not judged', (name) => {
  expect(placesOf(stsNameLabel, [named(name)])).toEqual([]);
});

test('the name of a Deployment may have dots', () => {
  expect(placesOf(stsNameLabel, [sampleDeployment({ name: 'web.v2' })])).toEqual([]);
});
