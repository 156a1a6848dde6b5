import { dnsLabel1123Errors } from '../../kubernetes/names';
import type { Rule } from '../rule';
import { samplePod, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { isPlaceholder } from '../../kubernetes/placeholders';

export const podHostnameLabel: Rule = {
  id: 'pod-hostname-label',
  severity: 'error',
  enforcement: 'api',
  title: 'Set the hostname and the subdomain of a pod to DNS labels',
  why: 'Each becomes one label of a DNS name. The API server refuses dots, capitals and underscores.',
  symptom: 'spec.hostname: Invalid value: "search.web": must not contain dots',
  fix: 'Use only lower-case letters, digits and hyphens; the domain after the host name comes from subdomain and namespace.',
  source:
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields',
  *check({ inventory }) {
    for (const { kind, manifest: object, podSpec, podSpecPath } of inventory.workloads) {
      // The StatefulSet controller overwrites both.
      if (kind === 'StatefulSet') continue;
      for (const field of ['hostname', 'subdomain']) {
        const value = podSpec[field];
        const errors =
          typeof value === 'string' && value !== '' && !isPlaceholder(value) ? dnsLabel1123Errors(value) : [];
        if (errors.length > 0)
          yield {
            object,
            path: `${podSpecPath}.${field}`,
            found: `${quoted(value)}: ${errors.join('; ')}`,
            expected: 'a DNS label, such as "search"',
          };
      }
    }
  },
  examples: {
    bad: [withField(samplePod(), 'spec.hostname', 'search.web')],
    good: [withField(samplePod(), 'spec.hostname', 'search')],
  },
};
