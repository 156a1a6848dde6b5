import { closest } from 'fastest-levenshtein';
import type { Rule } from '../rule';
import { acknowledgedExample } from '../shared/acknowledged-example';

export const acknowledgementUnknownRule: Rule = {
  id: 'acknowledgement-unknown-rule',
  severity: 'warning',
  enforcement: 'practice',
  title: 'An acknowledgement names a rule that exists',
  why: 'It acknowledges nothing, so the finding that it was meant for still stops the build.',
  symptom: 'the acknowledged finding is reported all the same',
  fix: 'write the id as the finding prints it',
  source: 'https://github.com/cdk8s-headless/cdk8s-headless/blob/main/docs/rules.md',
  judgesAcknowledgements: true,
  *check({ acknowledgementReview }) {
    if (acknowledgementReview === undefined) return;
    for (const { rule, object, path, origin } of acknowledgementReview.unknown)
      yield {
        object,
        path,
        found: `${origin} acknowledges "${rule}"`,
        expected: `the id of a rule; the nearest is ${closest(rule, [...acknowledgementReview.ruleIds])}`,
      };
  },
  examples: {
    bad: acknowledgedExample('object-duplicates: the second wins on purpose'),
    good: acknowledgedExample('object-duplicate: the second wins on purpose'),
    also: ['object-duplicate'],
  },
};
