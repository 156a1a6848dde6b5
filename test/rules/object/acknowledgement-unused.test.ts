import { expect, test } from 'vitest';
import { check } from '../../../lib/rules/engine';
import { acknowledgementUnused } from '../../../lib/rules/object/acknowledgement-unused';
import { objectDuplicate } from '../../../lib/rules/object/object-duplicate';
import { acknowledgedExample } from '../../../lib/rules/shared/acknowledged-example';
import { placesOf } from '../rule-tests';

const findings = (acknowledgement: string, name?: string) =>
  check(acknowledgedExample(acknowledgement, name), [objectDuplicate, acknowledgementUnused]);

test('an acknowledgement of a rule that has no finding is found', () => {
  expect(findings('object-duplicate: known', 'more-colors')).toMatchObject([
    {
      rule: { id: 'acknowledgement-unused' },
      path: "metadata.annotations['cdk8s-headless/acknowledge']",
      found: 'the annotation cdk8s-headless/acknowledge acknowledges "object-duplicate", which has no finding here',
    },
  ]);
});

test('an acknowledgement of a finding is right', () => {
  expect(findings('object-duplicate: known')).toEqual([]);
});

test.each(['object-duplicate', 'no-such-rule: known', 'a sentence'])('%j is another mistake', (line) => {
  expect(findings(line, 'more-colors')).toEqual([]);
});

test('without a review of acknowledgements there is nothing to judge', () => {
  expect(placesOf(acknowledgementUnused, acknowledgedExample('object-duplicate: known', 'more-colors'))).toEqual([]);
});
