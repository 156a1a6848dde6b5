import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = withField(sampleDeployment(), 'spec.template.spec.containers[0].env', [
  { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
]);

export const envSourceInvalid: Rule = {
  id: 'env-source-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give a variable one source, with the object and the key',
  why: TOPICS['env-source-invalid'],
  symptom:
    'spec.template.spec.containers[0].env[0].valueFrom.resourceFieldRef.resource: Unsupported value: "cpu": supported values: ',
  fix: 'Name the object and the key, or the resource with limits or requests before it.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables',
  check: findingsAbout('env-source-invalid'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.containers[0].env[0].valueFrom.resourceFieldRef.resource', 'cpu')],
    good: [whole],
  },
};
