import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment();

export const containersMissing: Rule = {
  id: 'containers-missing',
  severity: 'error',
  enforcement: 'api',
  title: 'Give each pod a container',
  why: TOPICS['containers-missing'],
  symptom: 'spec.template.spec.containers: Required value',
  fix: 'Write the containers of the pod.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#containers',
  check: findingsAbout('containers-missing'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.containers', [])],
    good: [whole],
  },
};
