import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = withField(sampleDeployment(), 'spec.template.spec.affinity', {
  podAntiAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [
      {
        weight: 100,
        podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } },
      },
    ],
  },
});

export const affinityInvalid: Rule = {
  id: 'affinity-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give each term of an affinity a topology key, and a weight from 1 to 100 where it is a preference',
  why: TOPICS['affinity-invalid'],
  symptom: 'must be in the range 1-100',
  fix: 'Write a weight from 1 to 100, and the label of the nodes in topologyKey.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity',
  check: findingsAbout('affinity-invalid'),
  examples: {
    bad: [
      withField(
        whole,
        'spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight',
        0,
      ),
    ],
    good: [whole],
  },
};
