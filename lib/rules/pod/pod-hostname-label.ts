import { dnsLabel1123Faults } from '../../kubernetes/names';
import type { Rule } from '../rule';
import { samplePod, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { isPlaceholder } from '../../kubernetes/placeholders';

export const podHostnameLabel: Rule = {
  id: 'pod-hostname-label',
  severity: 'error',
  enforcement: 'api',
  title: 'The hostname and the subdomain of a pod are DNS labels',
  why: 'Both become one label of a DNS name. Dots, capitals and underscores are refused.',
  symptom: 'spec.hostname: Invalid value: "search.web": must not contain dots',
  fix: 'Use lower case letters, digits and dashes only; the domain after the host name is made from subdomain and namespace.',
  source:
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields',
  *check({ inventory }) {
    for (const { kind, manifest: object, podSpec, podSpecPath } of inventory.workloads) {
      // The controller overwrites both.
      if (kind === 'StatefulSet') continue;
      for (const field of ['hostname', 'subdomain']) {
        const value = podSpec[field];
        const faults =
          typeof value === 'string' && value !== '' && !isPlaceholder(value) ? dnsLabel1123Faults(value) : [];
        if (faults.length > 0)
          yield { object, path: `${podSpecPath}.${field}`, found: quoted(value), expected: faults.join('; ') };
      }
    }
  },
  examples: {
    bad: [withField(samplePod(), 'spec.hostname', 'search.web')],
    good: [withField(samplePod(), 'spec.hostname', 'search')],
  },
};
