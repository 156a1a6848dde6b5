import type { Rule } from '../rule';
import { acknowledgedExample } from '../shared/acknowledged-example';

export const acknowledgementReasonMissing: Rule = {
  id: 'acknowledgement-reason-missing',
  severity: 'warning',
  enforcement: 'practice',
  title: 'An acknowledgement gives its reason',
  why: 'Whoever meets it later must be able to tell whether it still holds. Without a reason it acknowledges nothing.',
  symptom: 'the acknowledged finding is reported all the same',
  fix: 'say in a few words why the finding may stay',
  source: 'https://github.com/cdk8s-headless/cdk8s-headless/blob/main/docs/rules.md',
  judgesAcknowledgements: true,
  *check({ acknowledgementReview }) {
    for (const { rule, object, path, origin } of acknowledgementReview?.withoutReason ?? [])
      yield {
        object,
        path,
        found: `${origin} acknowledges ${rule} without a reason`,
        expected: `${rule}: <why it may stay>`,
      };
  },
  examples: {
    bad: acknowledgedExample('object-duplicate:'),
    good: acknowledgedExample('object-duplicate: the second wins on purpose'),
    also: ['object-duplicate'],
  },
};
