import { list } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

/** Two IP families on a single-stack Service. */
export const svcIpfamilySingleTwo: Rule = {
  id: 'svc-ipfamily-single-two',
  severity: 'error',
  enforcement: 'api',
  title: 'A Service with two IP families asks for dual-stack',
  why: 'A policy that is left out means SingleStack for every new Service but a headless one without a selector.',
  symptom:
    "spec.ipFamilyPolicy: Invalid value: \"SingleStack\": must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified",
  fix: 'Write `ipFamilyPolicy: PreferDualStack`, or name one family.',
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
        found: `${JSON.stringify(ipFamilies)} with ${unset ? 'no policy, which means SingleStack' : 'SingleStack'}`,
        expected: 'PreferDualStack or RequireDualStack, or one family',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4', 'IPv6'] } })],
    good: [sampleHeadlessService({ spec: { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'] } })],
  },
};
