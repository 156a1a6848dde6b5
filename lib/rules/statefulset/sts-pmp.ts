import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { statefulSets } from '../shared/statefulset/stateful-sets';

export const stsPmp: Rule = {
  id: 'sts-pmp',
  severity: 'error',
  enforcement: 'api',
  title: 'Set podManagementPolicy to OrderedReady or Parallel',
  why: 'The API server refuses every other value. The policy can be set only when the set is created.',
  symptom: "must be 'OrderedReady' or 'Parallel'",
  fix: 'Write Parallel for pods that must find each other before they are ready, else OrderedReady.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-management-policies',
  outranks: ['field-value'],
  *check({ inventory }) {
    for (const { manifest: object, spec } of statefulSets(inventory)) {
      const policy = spec.podManagementPolicy;
      if (typeof policy === 'string' && !['', 'OrderedReady', 'Parallel'].includes(policy))
        yield {
          object,
          path: 'spec.podManagementPolicy',
          found: quoted(policy),
          expected: '"OrderedReady" or "Parallel"',
        };
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'spec.podManagementPolicy', 'Ordered')],
    good: [withField(sampleStatefulSet(), 'spec.podManagementPolicy', 'OrderedReady')],
  },
};
