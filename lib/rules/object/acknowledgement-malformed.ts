import { ACKNOWLEDGE_PATH } from '../acknowledgement';
import type { Rule } from '../rule';
import { acknowledgedExample } from '../shared/acknowledged-example';

export const acknowledgementMalformed: Rule = {
  id: 'acknowledgement-malformed',
  severity: 'warning',
  enforcement: 'practice',
  title: 'Write one "rule-id: reason" on each line of the annotation cdk8s-headless/acknowledge',
  why: 'A line of another form acknowledges nothing.',
  symptom: 'the acknowledged finding is still reported',
  fix: 'Write one rule-id: reason on each line. A YAML block string (|) has several lines.',
  source: 'https://github.com/cdk8s-headless/cdk8s-headless/blob/main/docs/rules.md',
  judgesAcknowledgements: true,
  *check({ acknowledgementReview }) {
    for (const { object, found } of acknowledgementReview?.malformed ?? [])
      yield {
        object,
        path: ACKNOWLEDGE_PATH,
        found,
        expected: 'lines such as "object-duplicate: the second wins on purpose"',
      };
  },
  examples: {
    bad: acknowledgedExample('the second wins on purpose'),
    good: acknowledgedExample('object-duplicate: the second wins on purpose'),
    also: ['object-duplicate'],
  },
};
