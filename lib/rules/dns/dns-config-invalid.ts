import { TOPICS } from '../../kubernetes/constraints/topics';
import { samplePod, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = samplePod({ podSpec: { dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.10'] } } });

export const dnsConfigInvalid: Rule = {
  id: 'dns-config-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give a pod at most three name servers, and at least one where dnsPolicy is None',
  why: TOPICS['dns-config-invalid'],
  symptom:
    'spec.dnsConfig.nameservers: Required value: must provide at least one DNS nameserver when `dnsPolicy` is None',
  fix: 'Write the addresses of the name servers in dnsConfig.nameservers.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config',
  check: findingsAbout('dns-config-invalid'),
  examples: {
    bad: [withField(whole, 'spec.dnsConfig.nameservers', [])],
    good: [whole],
  },
};
