import { expect, test } from 'vitest';
import { check } from '../../../lib/rules/engine';
import { acknowledgementUnknownRule } from '../../../lib/rules/object/acknowledgement-unknown-rule';
import { objectDuplicate } from '../../../lib/rules/object/object-duplicate';
import { acknowledgedExample } from '../../../lib/rules/shared/acknowledged-example';
import { placesOf } from '../rule-tests';

const findings = (acknowledgement: string) =>
  check(acknowledgedExample(acknowledgement), [objectDuplicate, acknowledgementUnknownRule]).filter(
    ({ rule }) => rule.id === acknowledgementUnknownRule.id,
  );

test.each(['object-duplicates: known', 'object-duplicates'])('%j names no rule, and the nearest is offered', (line) => {
  expect(findings(line)).toMatchObject([
    {
      path: "metadata.annotations['cdk8s-headless/acknowledge']",
      found: 'the annotation cdk8s-headless/acknowledge acknowledges "object-duplicates", which is no rule',
      expected: 'the id of a rule; the nearest is "object-duplicate"',
    },
  ]);
});

test('a rule that exists is right, with a finding or without', () => {
  expect(findings('object-duplicate: known\nacknowledgement-unknown-rule: known')).toEqual([]);
});

test('without a review of acknowledgements there is nothing to judge', () => {
  expect(placesOf(acknowledgementUnknownRule, acknowledgedExample('object-duplicates: known'))).toEqual([]);
});
