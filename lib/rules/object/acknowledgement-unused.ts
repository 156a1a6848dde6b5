import type { Rule } from '../rule';
import { acknowledgedExample } from '../shared/acknowledged-example';

export const acknowledgementUnused: Rule = {
  id: 'acknowledgement-unused',
  severity: 'warning',
  enforcement: 'practice',
  title: 'Every acknowledgement lets a finding stand',
  why: 'One that has outlived its finding hides the next of its kind, which nobody has judged.',
  symptom: 'none today; later a new finding that nobody sees',
  fix: 'delete the acknowledgement, or correct the object that it names',
  source: 'https://github.com/cdk8s-headless/cdk8s-headless/blob/main/docs/rules.md',
  judgesAcknowledgements: true,
  *check({ acknowledgementReview }) {
    for (const { rule, object, path, origin } of acknowledgementReview?.unused ?? [])
      yield {
        object,
        path,
        found: `${origin} acknowledges ${rule}, which finds nothing here`,
        expected: 'only acknowledgements of findings that are there',
      };
  },
  examples: {
    bad: acknowledgedExample('object-duplicate: the second wins on purpose', 'more-colors'),
    good: acknowledgedExample('object-duplicate: the second wins on purpose'),
  },
};
