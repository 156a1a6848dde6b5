import { expect, test } from 'vitest';
import { check } from '../../../lib/rules/engine';
import { acknowledgementReasonMissing } from '../../../lib/rules/object/acknowledgement-reason-missing';
import { objectDuplicate } from '../../../lib/rules/object/object-duplicate';
import { acknowledgedExample } from '../../../lib/rules/shared/acknowledged-example';
import { placesOf } from '../rule-tests';

const findings = (acknowledgement: string) =>
  check(acknowledgedExample(acknowledgement), [objectDuplicate, acknowledgementReasonMissing]);

test.each(['object-duplicate', 'object-duplicate:', 'object-duplicate :  '])(
  'the acknowledgement %j has no reason and acknowledges nothing',
  (line) => {
    expect(findings(line).map(({ rule }) => rule.id)).toEqual(
      expect.arrayContaining(['object-duplicate', 'acknowledgement-reason-missing']),
    );
    expect(findings(line).find(({ rule }) => rule.id === acknowledgementReasonMissing.id)).toMatchObject({
      path: "metadata.annotations['cdk8s-headless/acknowledge']",
      found: 'the annotation cdk8s-headless/acknowledge acknowledges "object-duplicate" without a reason',
      expected: '"object-duplicate: a reason", in your words',
    });
  },
);

test('each acknowledgement without a reason is found', () => {
  expect(findings('object-duplicate\nacknowledgement-reason-missing:')).toHaveLength(3);
});

test('an acknowledgement with a reason is right, and one of an unknown rule is another mistake', () => {
  expect(findings('object-duplicate: known')).toEqual([]);
  expect(findings('object-duplicate: known\nno-such-rule:')).toEqual([]);
});

test('without a review of acknowledgements there is nothing to judge', () => {
  expect(placesOf(acknowledgementReasonMissing, acknowledgedExample('we know about it'))).toEqual([]);
});
