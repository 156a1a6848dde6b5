import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment({ container: { resources: { limits: { memory: '512Mi' } } } });

export const quantitySyntax: Rule = {
  id: 'quantity-syntax',
  severity: 'error',
  enforcement: 'api',
  title: 'Write sizes with a suffix that Kubernetes has: 512Mi, 10Gi, 500m',
  why: TOPICS['quantity-syntax'],
  symptom: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  fix: 'Write Mi or Gi for MB or GB, without a space; a number alone counts bytes or CPUs.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
  check: findingsAbout('quantity-syntax'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.containers[0].resources.limits.memory', '512MB')],
    good: [whole],
  },
};
