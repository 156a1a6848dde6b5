import { closest } from 'fastest-levenshtein';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { acknowledgedExample } from '../shared/acknowledged-example';

export const acknowledgementUnknownRule: Rule = {
  id: 'acknowledgement-unknown-rule',
  severity: 'warning',
  enforcement: 'practice',
  title: 'Acknowledge a rule that exists',
  why: 'An acknowledgement of an unknown rule acknowledges nothing: its finding is still reported.',
  symptom: 'the acknowledged finding is still reported',
  fix: 'Write the id of the rule as the finding prints it.',
  source: 'https://github.com/cdk8s-headless/cdk8s-headless/blob/main/docs/rules.md',
  judgesAcknowledgements: true,
  *check({ acknowledgementReview }) {
    if (acknowledgementReview === undefined) return;
    for (const { rule, object, path, origin } of acknowledgementReview.unknown)
      yield {
        object,
        path,
        found: `${origin} acknowledges ${quoted(rule)}, which is no rule`,
        expected: `the id of a rule; the nearest is ${quoted(closest(rule, [...acknowledgementReview.ruleIds]))}`,
      };
  },
  examples: {
    bad: acknowledgedExample('object-duplicates: the second wins on purpose'),
    good: acknowledgedExample('object-duplicate: the second wins on purpose'),
    also: ['object-duplicate'],
  },
};
