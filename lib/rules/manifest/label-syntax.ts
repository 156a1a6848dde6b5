import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment({ metadata: { labels: { version: '1.0-b' } } });

export const labelSyntax: Rule = {
  id: 'label-syntax',
  severity: 'error',
  enforcement: 'api',
  title: 'Use letters, digits, "-", "_" and "." in labels',
  why: TOPICS['label-syntax'],
  symptom:
    "metadata.labels: Invalid value: \"1.0+b\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  fix: 'Replace other characters with "-", or move the value to an annotation.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  outranks: ['eps-service-label', 'selector-misses-template', 'sts-selector-match'],
  check: findingsAbout('label-syntax'),
  examples: {
    bad: [withField(whole, 'metadata.labels.version', '1.0+b')],
    good: [whole],
  },
};
