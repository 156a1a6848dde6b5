import { expect, test } from 'vitest';
import { envName } from '../../../lib/rules/env/env-name';
import { sampleDeployment } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const web = (entry: object, container = {}) => sampleDeployment({ container: { env: [entry], ...container } });
const found = (name: unknown, oldest = '1.27', newest = '1.37') =>
  findingsOf(envName, [web({ name, value: 'x' })], { kubernetes: { oldest, newest } });
const ENTRY = 'spec.template.spec.containers[0].env[0]';

test.each(['1A', '..a', '.', 'a b', 'a!~'])('the name %j is refused before Kubernetes 1.32', (name) => {
  expect(found(name, '1.27', '1.31')).toEqual([
    expect.objectContaining({
      path: `${ENTRY}.name`,
      found: JSON.stringify(name),
      expected: 'letters, digits, "_", "-" and ".", no digit first, before Kubernetes 1.32',
      severity: 'error',
    }),
  ]);
  expect(found(name, '1.31', '1.32').map(({ severity }) => severity)).toEqual(['warning']);
  expect(found(name, '1.32')).toEqual([]);
});

test.each(['A=B', 'a\tb', 'größe', ''])('the name %j is refused by every version', (name) => {
  expect(found(name, '1.32')).toEqual([
    expect.objectContaining({
      found: JSON.stringify(name),
      expected: 'letters, digits and underscores, no digit first, such as "LOG_LEVEL"',
      severity: 'error',
    }),
  ]);
  expect(found(name)[0]?.severity).toBe('error');
});

test.each(['_x', 'my.env-name', 'A', '.a', 'a1', '-'])('the name %j is taken by every version', (name) => {
  expect(found(name)).toEqual([]);
});

test('a variable without a name is found at the name where it is written', () => {
  expect(found(null)).toEqual([expect.objectContaining({ path: `${ENTRY}.name`, found: 'no name' })]);
  expect(findingsOf(envName, [web({ value: 'x' })])).toEqual([
    expect.objectContaining({ path: ENTRY, found: 'no name' }),
  ]);
});

test.each([
  ['the name is no string, which field-type finds', web({ name: 80 })],
  ['a later step fills in the name', web({ name: '${PREFIX}=' })],
  ['a patch leaves the name out', web({ value: 'x' }, { image: undefined })],
])('nothing is found where %s', (_, manifest) => {
  expect(findingsOf(envName, [manifest])).toEqual([]);
});
