import { TOPICS } from '../../kubernetes/constraints/topics';
import { withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const sampleConfig = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { 'a.conf': 'x' } };

export const configKeySyntax: Rule = {
  id: 'config-key-syntax',
  severity: 'error',
  enforcement: 'api',
  title: 'Use letters, digits, "-", "_" and "." for the keys of ConfigMaps and Secrets',
  why: TOPICS['config-key-syntax'],
  symptom:
    "data[a/b]: Invalid value: \"a/b\": a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
  fix: 'Rename the key, and mount it at its path with items[].path.',
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object',
  check: findingsAbout('config-key-syntax'),
  examples: {
    bad: [withField(sampleConfig, "data['a/b']", 'x')],
    good: [sampleConfig],
  },
};
