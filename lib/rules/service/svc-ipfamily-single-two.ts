import { list } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

export const svcIpfamilySingleTwo: Rule = {
  id: 'svc-ipfamily-single-two',
  severity: 'error',
  enforcement: 'api',
  title: 'Set a dual-stack policy on a Service with two IP families',
  why: 'Without ipFamilyPolicy a new Service is SingleStack, unless it is headless and has no selector.',
  symptom:
    "spec.ipFamilyPolicy: Invalid value: \"SingleStack\": must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified",
  fix: 'Write ipFamilyPolicy: PreferDualStack, or remove one family.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services',
  *check({ inventory }) {
    for (const service of inventory.services) {
      const { ipFamilies, ipFamilyPolicy } = service.spec;
      if (service.type === 'ExternalName' || list(ipFamilies).length !== 2) continue;
      const unset = ipFamilyPolicy === undefined || ipFamilyPolicy === null;
      if (ipFamilyPolicy !== 'SingleStack' && !(unset && !(service.headless && service.selector.size === 0))) continue;
      yield {
        object: service.manifest,
        path: unset ? 'spec.ipFamilies' : 'spec.ipFamilyPolicy',
        found: `${quoted(ipFamilies)} with ${unset ? 'no ipFamilyPolicy, which means "SingleStack"' : 'ipFamilyPolicy "SingleStack"'}`,
        expected: 'ipFamilyPolicy "PreferDualStack" or "RequireDualStack", or one family',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4', 'IPv6'] } })],
    good: [sampleHeadlessService({ spec: { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'] } })],
  },
};
