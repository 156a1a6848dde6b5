import { expect, test } from 'vitest';
import { sampleHeadlessService } from '../../../lib/rules/examples';
import { svcNameLabel } from '../../../lib/rules/service/svc-name-label';
import { findingsOf, kubernetes, placesOf } from '../rule-tests';

const named = (name: string) => [sampleHeadlessService({ metadata: { name } })];

test('a name that begins with a digit is refused before Kubernetes 1.36 and taken since', () => {
  expect(placesOf(svcNameLabel, named('1web'), kubernetes('1.35'))).toEqual(['Service/1web metadata.name']);
  expect(placesOf(svcNameLabel, named('1web'), kubernetes('1.36'))).toEqual([]);
});

test('where the oldest version refuses a digit, the finding names that version', () => {
  const [fault] = findingsOf(svcNameLabel, named('1web'), { kubernetes: { oldest: '1.30', newest: '1.37' } });
  expect(fault?.expected).toContain('the oldest version in the settings is 1.30');
});

test('a name may have 63 characters, not 64', () => {
  expect(placesOf(svcNameLabel, named('w'.repeat(63)))).toEqual([]);
  expect(findingsOf(svcNameLabel, named('w'.repeat(64)))[0]?.found).toContain('at most 63 bytes are allowed');
});

test('a name with a dot is refused in the words of new servers', () => {
  expect(findingsOf(svcNameLabel, named('a.b'), kubernetes('1.37'))[0]?.found).toContain('dots are not allowed');
});

test('a Service that gets its name from the API server is not judged', () => {
  expect(
    placesOf(svcNameLabel, [sampleHeadlessService({ metadata: { name: undefined, generateName: 'web-' } })]),
  ).toEqual([]);
});
