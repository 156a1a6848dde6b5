import { dnsLabel1035Errors, dnsLabel1123Errors } from '../../kubernetes/names';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { compareVersions } from '../../kubernetes/versions';
import { sampleHeadlessService } from '../examples';

/** Since this version the name of a Service may begin with a digit. */
const DIGIT_SINCE = '1.36';

export const svcNameLabel: Rule = {
  id: 'svc-name-label',
  severity: 'error',
  enforcement: 'api',
  title: 'Name a Service with a DNS label that begins with a letter',
  why:
    'The name becomes a label of a DNS name. Before Kubernetes 1.36 it has to be a DNS-1035 label. Since 1.36 it ' +
    'may be a DNS-1123 label, which may begin with a digit.',
  symptom: "label must consist of lower case alphanumeric characters or '-',",
  fix: 'Use lowercase letters, digits and "-" between them, begin with a letter, and write at most 63 characters.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  *check({ inventory, settings }) {
    const errorsOf =
      compareVersions(settings.kubernetes.oldest, DIGIT_SINCE) < 0 ? dnsLabel1035Errors : dnsLabel1123Errors;
    for (const service of inventory.services) {
      if (service.name === '') continue;
      const errors = errorsOf(service.name);
      if (errors.length === 0) continue;
      yield {
        object: service.manifest,
        path: 'metadata.name',
        found: `${quoted(service.name)}: ${errors.join('; ')}`,
        expected:
          errorsOf === dnsLabel1035Errors && dnsLabel1123Errors(service.name).length === 0
            ? `a name that begins with a letter (a digit needs Kubernetes ${DIGIT_SINCE}; the oldest version in the settings is ${settings.kubernetes.oldest})`
            : 'a name such as "my-web": a letter first, then a-z, 0-9 and "-", at most 63 characters',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ metadata: { name: 'my_web' } })],
    good: [sampleHeadlessService({ metadata: { name: 'my-web' } })],
  },
};
