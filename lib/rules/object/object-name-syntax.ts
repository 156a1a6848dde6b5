import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment();

export const objectNameSyntax: Rule = {
  id: 'object-name-syntax',
  severity: 'error',
  enforcement: 'api',
  title: 'Name objects in lower case letters, digits, "-" and "."',
  why: TOPICS['object-name-syntax'],
  symptom:
    'metadata.name: Invalid value: "My_App": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters',
  fix: 'Use lower case letters, digits and "-".',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names',
  check: findingsAbout('object-name-syntax'),
  examples: {
    bad: [withField(whole, 'metadata.name', 'My_App')],
    good: [whole],
  },
};
