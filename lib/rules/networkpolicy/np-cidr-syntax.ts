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

export const npCidrSyntax: Rule = {
  id: 'np-cidr-syntax',
  severity: 'error',
  enforcement: 'api',
  title: 'Write addresses of a NetworkPolicy as blocks with their prefix',
  why: TOPICS['np-cidr-syntax'],
  symptom: 'spec.ingress[0].from[0].ipBlock.cidr: Invalid value: "10.0.0.0": ',
  fix: 'Add the prefix: /32 for one IPv4 address. Exceptions are smaller blocks within it.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-ipblock-selectors',
  check: findingsAbout('np-cidr-syntax'),
  examples: {
    bad: [withField(whole, 'spec.ingress[0].from[0].ipBlock.cidr', '10.0.0.0')],
    good: [whole],
  },
};
