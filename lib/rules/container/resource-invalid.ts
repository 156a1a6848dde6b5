import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment({ container: { resources: { limits: { memory: '1Gi' } } } });

export const resourceInvalid: Rule = {
  id: 'resource-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Name the resources of a container as Kubernetes or their vendor names them',
  why: TOPICS['resource-invalid'],
  symptom:
    'spec.template.spec.containers[0].resources.limits[gpu]: Invalid value: "gpu": must be a standard resource for containers',
  fix: 'Write cpu, memory or ephemeral-storage, or the name of the device with its domain: nvidia.com/gpu.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources',
  check: findingsAbout('resource-invalid'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.containers[0].resources.limits.gpu', 1)],
    good: [whole],
  },
};
