import { expect, test } from 'vitest';
import { check } from '../../../lib/rules/engine';
import { sampleHeadlessService } from '../../../lib/rules/examples';
import { fieldType } from '../../../lib/rules/manifest/field-type';
import { svcLabelSyntax } from '../../../lib/rules/service/svc-label-syntax';
import { findingsOf, placesOf } from '../rule-tests';

const selecting = (selector: unknown) => [sampleHeadlessService({ spec: { selector } })];

test.each(['web server', '-web', 'x'.repeat(64)])('no label has the value %j', (value) => {
  const [finding] = findingsOf(svcLabelSyntax, selecting({ app: value }));
  expect(finding?.path).toBe('spec.selector.app');
  expect(finding?.found.startsWith(`"app": "${value}"`)).toBe(true);
});

test.each(['my app', 'a/b/c', 'Example.com/app', '/app'])('no label has the key %j', (key) => {
  expect(placesOf(svcLabelSyntax, selecting({ [key]: 'web' }))).toEqual([`Service/web spec.selector['${key}']`]);
});

test.each([
  [1, 'number'],
  [1.5, 'number'],
  [true, 'boolean'],
  [false, 'boolean'],
])('the value %j is a %s, and is expected in quotes', (value, type) => {
  expect(findingsOf(svcLabelSyntax, selecting({ version: value }))).toMatchObject([
    {
      path: 'spec.selector.version',
      found: `the ${type} ${value}`,
      expected: `the string "${value}", in quotes`,
    },
  ]);
});

test('a number in a selector has one finding', () => {
  const found = check(selecting({ app: 'web', version: 1 }), [fieldType, svcLabelSyntax]);
  expect(found.map(({ rule }) => rule.id)).toEqual(['svc-label-syntax']);
});

test('valid labels are right, the empty value and no value among them', () => {
  expect(placesOf(svcLabelSyntax, selecting({ app: '', 'example.com/tier': 'web_1.x' }))).toEqual([]);
  expect(placesOf(svcLabelSyntax, selecting({ app: null }))).toEqual([]);
  expect(placesOf(svcLabelSyntax, selecting(undefined))).toEqual([]);
  expect(placesOf(svcLabelSyntax, selecting('app=web'))).toEqual([]);
});
