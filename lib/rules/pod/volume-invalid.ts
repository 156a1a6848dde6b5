import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment({ podSpec: { volumes: [{ name: 'my-data', emptyDir: {} }] } });

export const volumeInvalid: Rule = {
  id: 'volume-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give each volume a name and one source that says what is mounted',
  why: TOPICS['volume-invalid'],
  symptom:
    'spec.template.spec.volumes[0].name: Invalid value: "my_data": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or \'-\'',
  fix: 'Name the volume in lower case letters, digits and "-", and write one source with its name.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes',
  outranks: ['field-key-repeated'],
  check: findingsAbout('volume-invalid'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.volumes[0].name', 'my_data')],
    good: [whole],
  },
};
