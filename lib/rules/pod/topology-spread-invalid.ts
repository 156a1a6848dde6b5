import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment({
  podSpec: {
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { app: 'web' } },
      },
    ],
  },
});

export const topologySpreadInvalid: Rule = {
  id: 'topology-spread-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Spread pods with a skew of at least 1 over a label of the nodes',
  why: TOPICS['topology-spread-invalid'],
  symptom: 'spec.template.spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero',
  fix: 'Write maxSkew: 1 or more, topologyKey and whenUnsatisfiable, each pair of the last two once.',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#topologyspreadconstraints-field',
  outranks: ['field-key-repeated'],
  check: findingsAbout('topology-spread-invalid'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.topologySpreadConstraints[0].maxSkew', 0)],
    good: [whole],
  },
};
