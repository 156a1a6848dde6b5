import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment({ podSpec: { hostAliases: [{ ip: '10.0.0.5', hostnames: ['legacy'] }] } });

export const hostAliasInvalid: Rule = {
  id: 'host-alias-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Write host aliases as an IP address and names in lower case',
  why: TOPICS['host-alias-invalid'],
  symptom: 'Invalid value: "Legacy": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters',
  fix: 'Write the name in lower case; resolvers do not tell upper from lower case.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#hostname-and-name-resolution',
  check: findingsAbout('host-alias-invalid'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.hostAliases[0].hostnames[0]', 'Legacy')],
    good: [whole],
  },
};
