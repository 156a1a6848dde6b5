import { TOPICS } from '../../kubernetes/constraints/topics';
import { withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const sampleEndpoints = {
  apiVersion: 'v1',
  kind: 'Endpoints',
  metadata: { name: 'web' },
  subsets: [{ addresses: [{ ip: '10.1.2.3' }], ports: [{ port: 80 }] }],
};

export const endpointsInvalid: Rule = {
  id: 'endpoints-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Write IP addresses and port numbers into Endpoints',
  why: TOPICS['endpoints-invalid'],
  symptom: 'subsets[0].addresses[0].ip: Invalid value: "db.example.com": must be a valid IP address',
  fix: 'Write the IP address; for a name outside the cluster make a Service of type ExternalName.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoints-v1/',
  check: findingsAbout('endpoints-invalid'),
  examples: {
    bad: [withField(sampleEndpoints, 'subsets[0].addresses[0].ip', 'db.example.com')],
    good: [sampleEndpoints],
    also: ['eps-endpoints-deprecated'],
  },
};
