import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment({
  container: { resources: { requests: { memory: '1Gi' }, limits: { memory: '1Gi' } } },
});

export const requestAboveLimit: Rule = {
  id: 'request-above-limit',
  severity: 'error',
  enforcement: 'api',
  title: 'Request at most what the limit allows',
  why: TOPICS['request-above-limit'],
  symptom: 'must be less than or equal to memory limit',
  fix: 'Raise the limit, or lower the request.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
  check: findingsAbout('request-above-limit'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.containers[0].resources.requests.memory', '2Gi')],
    good: [whole],
  },
};
