import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment();

export const metadataInvalid: Rule = {
  id: 'metadata-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Write owners, finalizers and annotations as the API server takes them',
  why: TOPICS['metadata-invalid'],
  symptom: 'Invalid value: "Bad name": name part must consist of alphanumeric characters',
  fix: 'Write a finalizer with a domain, and apiVersion, kind, name and uid of an owner; keep annotations below 256 KiB.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/',
  check: findingsAbout('metadata-invalid'),
  examples: {
    bad: [withField(whole, 'metadata.finalizers', ['Bad name'])],
    good: [withField(whole, 'metadata.finalizers', ['example.com/name'])],
  },
};
