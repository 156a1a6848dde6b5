import { ACKNOWLEDGE_PATH } from '../acknowledgement';
import type { Rule } from '../rule';
import { acknowledgedExample } from '../shared/acknowledged-example';

export const acknowledgementMalformed: Rule = {
  id: 'acknowledgement-malformed',
  severity: 'warning',
  enforcement: 'practice',
  title: 'The annotation cdk8s-headless/acknowledge holds one "rule-id: reason" a line',
  why: 'A line that cannot be read acknowledges nothing.',
  symptom: 'the acknowledged finding is reported all the same',
  fix: 'write one rule-id: reason a line; a YAML block text (|) holds several',
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
