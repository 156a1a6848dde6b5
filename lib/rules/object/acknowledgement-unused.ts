import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { acknowledgedExample } from '../shared/acknowledged-example';

export const acknowledgementUnused: Rule = {
  id: 'acknowledgement-unused',
  severity: 'warning',
  enforcement: 'practice',
  title: 'Remove acknowledgements that match no finding',
  why: 'A leftover acknowledgement would silently hide the next finding of this rule.',
  symptom: 'none today; later a new finding of the rule is hidden',
  fix: 'Delete the acknowledgement, or correct the object that it names.',
  source: 'https://github.com/cdk8s-headless/cdk8s-headless/blob/main/docs/rules.md',
  judgesAcknowledgements: true,
  *check({ acknowledgementReview }) {
    for (const { rule, object, path, origin } of acknowledgementReview?.unused ?? [])
      yield {
        object,
        path,
        found: `${origin} acknowledges ${quoted(rule)}, which has no finding here`,
        expected: 'no acknowledgement without a finding',
      };
  },
  examples: {
    bad: acknowledgedExample('object-duplicate: the second wins on purpose', 'more-colors'),
    good: acknowledgedExample('object-duplicate: the second wins on purpose'),
  },
};
