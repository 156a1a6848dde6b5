import { dnsLabel1035Faults, dnsLabel1123Faults } from '../../kubernetes/names';
import type { Rule } from '../rule';
import { compareVersions } from '../../kubernetes/versions';
import { sampleHeadlessService } from '../examples';

/** Since this version a Service's name may begin with a digit. */
const RELAXED = '1.36';

/** A Service name that is no DNS label. */
export const svcNameLabel: Rule = {
  id: 'svc-name-label',
  severity: 'error',
  enforcement: 'api',
  title: 'The name of a Service is a DNS label that begins with a letter',
  why: 'The name becomes a label of a DNS name. Before 1.36 it has to be a DNS-1035 label; later servers take a DNS-1123 label, which may begin with a digit, and word the message so.',
  symptom: "label must consist of lower case alphanumeric characters or '-',",
  fix: 'Use lower-case letters, digits and inner hyphens, begin with a letter, and stay within 63 characters.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  *check({ inventory, settings }) {
    const faultsOf = compareVersions(settings.kubernetes.oldest, RELAXED) < 0 ? dnsLabel1035Faults : dnsLabel1123Faults;
    for (const service of inventory.services) {
      if (service.name === '') continue;
      const faults = faultsOf(service.name);
      if (faults.length === 0) continue;
      yield {
        object: service.manifest,
        path: 'metadata.name',
        found: `"${service.name}": ${faults.join('; ')}`,
        expected:
          faultsOf === dnsLabel1035Faults && dnsLabel1123Faults(service.name).length === 0
            ? `a name that begins with a letter (a digit needs Kubernetes ${RELAXED}; the oldest target is ${settings.kubernetes.oldest})`
            : 'at most 63 of a-z, 0-9 and inner hyphens, beginning with a letter',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ metadata: { name: 'my_web' } })],
    good: [sampleHeadlessService({ metadata: { name: 'my-web' } })],
  },
};
