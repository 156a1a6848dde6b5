import { list } from '../../manifest/manifest';
import { oneOf, quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

const FAMILIES = ['IPv4', 'IPv6'];
const POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];

export const svcIpfamilyValues: Rule = {
  id: 'svc-ipfamily-values',
  severity: 'error',
  enforcement: 'api',
  title: 'Write IPv4 and IPv6 once each into ipFamilies, and one of three policies',
  why: 'The API server compares the values letter by letter.',
  symptom: 'spec.ipFamilies[0]: Unsupported value: "ipv4": supported values: "IPv4", "IPv6"',
  fix: 'Write IPv4 or IPv6; as the policy SingleStack, PreferDualStack or RequireDualStack.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services',
  outranks: ['field-value', 'svc-ipfamily-single-two'],
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (service.type === 'ExternalName') continue;
      const { ipFamilies, ipFamilyPolicy } = service.spec;
      const families = list(ipFamilies);
      for (const [index, family] of families.entries()) {
        const path = `spec.ipFamilies[${index}]`;
        if (typeof family !== 'string') continue;
        if (!FAMILIES.includes(family))
          yield { object: service.manifest, path, found: quoted(family), expected: '"IPv4" or "IPv6"' };
        else if (families.indexOf(family) < index)
          yield {
            object: service.manifest,
            path,
            found: `${quoted(family)} for the second time`,
            expected: 'each family once',
          };
      }
      if (typeof ipFamilyPolicy === 'string' && !POLICIES.includes(ipFamilyPolicy))
        yield {
          object: service.manifest,
          path: 'spec.ipFamilyPolicy',
          found: quoted(ipFamilyPolicy),
          expected: oneOf(POLICIES),
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ipFamilies: ['ipv4'] } })],
    good: [sampleHeadlessService({ spec: { ipFamilies: ['IPv4'] } })],
  },
};
