import { list } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

const FAMILIES = ['IPv4', 'IPv6'];
const POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];

/** An IP family or policy that the API does not know, or a family twice. */
export const svcIpfamilyValues: Rule = {
  id: 'svc-ipfamily-values',
  severity: 'error',
  enforcement: 'api',
  title: 'IP families are IPv4 and IPv6, each once, and the policy is one of three',
  why: 'The values are compared letter by letter.',
  symptom: 'spec.ipFamilies[0]: Unsupported value: "ipv4": supported values: "IPv4", "IPv6"',
  fix: 'Write `IPv4` or `IPv6`; for the policy `SingleStack`, `PreferDualStack` or `RequireDualStack`.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services',
  outranks: ['field-value'],
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (service.type === 'ExternalName') continue;
      const { ipFamilies, ipFamilyPolicy } = service.spec;
      const families = list(ipFamilies);
      for (const [index, family] of families.entries()) {
        const path = `spec.ipFamilies[${index}]`;
        if (typeof family !== 'string') continue;
        if (!FAMILIES.includes(family))
          yield { object: service.manifest, path, found: `"${family}"`, expected: 'IPv4 or IPv6' };
        else if (families.indexOf(family) < index)
          yield { object: service.manifest, path, found: `"${family}" a second time`, expected: 'each family once' };
      }
      if (typeof ipFamilyPolicy === 'string' && !POLICIES.includes(ipFamilyPolicy))
        yield {
          object: service.manifest,
          path: 'spec.ipFamilyPolicy',
          found: `"${ipFamilyPolicy}"`,
          expected: POLICIES.join(', '),
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ipFamilies: ['ipv4'] } })],
    good: [sampleHeadlessService({ spec: { ipFamilies: ['IPv4'] } })],
  },
};
