import { expect, test } from 'vitest';
import { check } from '../../../lib/rules/engine';
import { acknowledgementMalformed } from '../../../lib/rules/object/acknowledgement-malformed';
import { objectDuplicate } from '../../../lib/rules/object/object-duplicate';
import { acknowledgedExample } from '../../../lib/rules/shared/acknowledged-example';
import { placesOf } from '../rule-tests';

const PATH = "metadata.annotations['cdk8s-headless/acknowledge']";

function found(acknowledgement: unknown): readonly string[] {
  return check(acknowledgedExample(acknowledgement), [objectDuplicate, acknowledgementMalformed])
    .filter(({ rule }) => rule.id === acknowledgementMalformed.id)
    .map(({ path, found: value }) => `${path} ${value}`);
}

test.each(['we know about it', 'Object-Duplicate: known', 'object_duplicate: known', ': known', '- object-duplicate'])(
  'the line %j is found',
  (line) => {
    expect(found(line)).toEqual([`${PATH} ${JSON.stringify(line)}`]);
  },
);

test('each such line is found, and no other', () => {
  expect(found('we know\n\nobject-duplicate: known\n  and more ')).toEqual([`${PATH} "we know"`, `${PATH} "and more"`]);
});

test.each([[{ 'object-duplicate': 'known' }], [7], [['object-duplicate: known']]])(
  'an annotation that is no string is found: %j',
  (value) => {
    expect(found(value)).toEqual([`${PATH} ${JSON.stringify(value)}`]);
  },
);

test.each([
  'object-duplicate: known',
  'object-duplicate : known',
  'object-duplicate',
  'no-such-rule: known',
  '',
  undefined,
])('%j has the right form', (value) => {
  expect(found(value)).toEqual([]);
});

test('without a review of acknowledgements there is nothing to judge', () => {
  expect(placesOf(acknowledgementMalformed, acknowledgedExample('we know about it'))).toEqual([]);
});
