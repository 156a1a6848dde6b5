import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment({ podSpec: { serviceAccountName: 'web-app' } });

export const referenceNameSyntax: Rule = {
  id: 'reference-name-syntax',
  severity: 'error',
  enforcement: 'api',
  title: 'Refer to objects by names that objects can have',
  why: TOPICS['reference-name-syntax'],
  symptom:
    'spec.template.spec.serviceAccountName: Invalid value: "Web_App": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters',
  fix: 'Write the name of the object as it is: lower case letters, digits and "-".',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names',
  check: findingsAbout('reference-name-syntax'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.serviceAccountName', 'Web_App')],
    good: [whole],
  },
};
