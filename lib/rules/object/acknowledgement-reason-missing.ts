import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { acknowledgedExample } from '../shared/acknowledged-example';

export const acknowledgementReasonMissing: Rule = {
  id: 'acknowledgement-reason-missing',
  severity: 'warning',
  enforcement: 'practice',
  title: 'Give a reason for each acknowledgement',
  why:
    'The reason tells later readers whether the acknowledgement is still right. Without a reason it acknowledges ' +
    'nothing.',
  symptom: 'the acknowledged finding is still reported',
  fix: 'Write in a few words why the finding may stay.',
  source: 'https://github.com/cdk8s-headless/cdk8s-headless/blob/main/docs/rules.md',
  judgesAcknowledgements: true,
  *check({ acknowledgementReview }) {
    for (const { rule, object, path, origin } of acknowledgementReview?.withoutReason ?? [])
      yield {
        object,
        path,
        found: `${origin} acknowledges ${quoted(rule)} without a reason`,
        expected: `${quoted(`${rule}: a reason`)}, in your words`,
      };
  },
  examples: {
    bad: acknowledgedExample('object-duplicate:'),
    good: acknowledgedExample('object-duplicate: the second wins on purpose'),
    also: ['object-duplicate'],
  },
};
