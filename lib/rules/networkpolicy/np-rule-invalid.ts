import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleNetworkPolicy, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleNetworkPolicy({
  spec: {
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 100, endPort: 200 }] }],
  },
});

export const npRuleInvalid: Rule = {
  id: 'np-rule-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give a peer a selector or a block of addresses, and a range of ports two numbers',
  why: TOPICS['np-rule-invalid'],
  symptom: 'must be greater than or equal to `port`',
  fix: 'Write the first number in port and the last in endPort; leave an empty peer out to mean every peer.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports',
  outranks: ['np-peer-both'],
  check: findingsAbout('np-rule-invalid'),
  examples: {
    bad: [withField(whole, 'spec.ingress[0].ports[0].endPort', 90)],
    good: [whole],
  },
};
