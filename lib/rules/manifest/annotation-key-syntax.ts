import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = withField(sampleDeployment(), 'metadata.annotations', { 'example.com/my-note': 'x' });

export const annotationKeySyntax: Rule = {
  id: 'annotation-key-syntax',
  severity: 'error',
  enforcement: 'api',
  title: 'Write the key of an annotation as a name with an optional domain',
  why: TOPICS['annotation-key-syntax'],
  symptom:
    "metadata.annotations: Invalid value: \"my note\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  fix: 'Remove spaces and other characters from the key, as in example.com/my-note.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set',
  check: findingsAbout('annotation-key-syntax'),
  examples: {
    bad: [withField(whole, "metadata.annotations['my note']", 'x')],
    good: [whole],
  },
};
