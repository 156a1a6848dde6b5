import { TOPICS } from '../../kubernetes/constraints/topics';
import { withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const sampleSecret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'web' },
  type: 'kubernetes.io/tls',
  data: { 'tls.crt': 'YQ==', 'tls.key': 'YQ==' },
};

export const secretKeyMissing: Rule = {
  id: 'secret-key-missing',
  severity: 'error',
  enforcement: 'api',
  title: 'Give a Secret the keys that its type asks for',
  why: TOPICS['secret-key-missing'],
  symptom: 'data[tls.key]: Required value',
  fix: 'Add the key, or leave the type out: an Opaque Secret has any keys.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-types',
  check: findingsAbout('secret-key-missing'),
  examples: {
    bad: [withField(sampleSecret, "data['tls.key']", undefined)],
    good: [sampleSecret],
  },
};
