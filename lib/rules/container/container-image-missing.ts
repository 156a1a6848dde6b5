import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment();

export const containerImageMissing: Rule = {
  id: 'container-image-missing',
  severity: 'error',
  enforcement: 'api',
  title: 'Name the image of each container',
  why: TOPICS['container-image-missing'],
  symptom: 'spec.template.spec.containers[0].image: Required value',
  fix: 'Write the image of the container.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container',
  check: findingsAbout('container-image-missing'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.containers[0].image', undefined)],
    good: [whole],
  },
};
