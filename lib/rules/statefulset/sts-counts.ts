import type { Rule } from '../rule';
import type { Severity } from '../severity';
import { sampleStatefulSet, withField } from '../examples';
import { integerInSpec, statefulSets } from '../shared/statefulset/stateful-sets';

const COUNTS: readonly { readonly steps: readonly string[]; readonly severity: Severity }[] = [
  { steps: ['replicas'], severity: 'error' },
  { steps: ['minReadySeconds'], severity: 'error' },
  { steps: ['ordinals', 'start'], severity: 'error' },
  { steps: ['updateStrategy', 'rollingUpdate', 'partition'], severity: 'error' },
  // Accepted; newer servers warn.
  { steps: ['revisionHistoryLimit'], severity: 'warning' },
];

export const stsCounts: Rule = {
  id: 'sts-counts',
  severity: 'error',
  enforcement: 'api',
  title: 'Do not write negative numbers into a StatefulSet',
  why:
    'The API server refuses negative replicas, minReadySeconds, ordinals.start and partition. It accepts a ' +
    'negative revisionHistoryLimit; newer servers warn about it.',
  symptom: 'spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0',
  fix: 'Write 0 or more, or remove the field.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/apis/apps/validation/validation.go',
  *check({ inventory }) {
    for (const set of statefulSets(inventory))
      for (const { steps, severity } of COUNTS) {
        const found = integerInSpec(set, ...steps);
        if (found === undefined || found >= 0) continue;
        yield {
          object: set.manifest,
          path: ['spec', ...steps].join('.'),
          found: `${found}`,
          expected: '0 or more',
          severity,
        };
      }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'spec.minReadySeconds', -1)],
    good: [withField(sampleStatefulSet(), 'spec.minReadySeconds', 1)],
  },
};
