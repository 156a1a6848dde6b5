import { TOPICS } from '../../kubernetes/constraints/topics';
import { samplePodDisruptionBudget, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = samplePodDisruptionBudget({ spec: { minAvailable: '50%' } });

export const pdbInvalid: Rule = {
  id: 'pdb-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give a disruption budget one limit: an integer, or a percentage up to 100%',
  why: TOPICS['pdb-invalid'],
  symptom: "a valid percent string must be a numeric string followed by an ending '%'",
  fix: 'Write the integer without quotes, or add the percent sign; keep one of minAvailable and maxUnavailable.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget',
  check: findingsAbout('pdb-invalid'),
  examples: {
    bad: [withField(whole, 'spec.minAvailable', '50')],
    good: [whole],
  },
};
