import { list } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleExternalName } from '../examples';

export const svcHeadlessExternalname: Rule = {
  id: 'svc-headless-externalname',
  severity: 'error',
  enforcement: 'api',
  title: 'Do not set clusterIP or IP families on an ExternalName Service',
  why: 'An ExternalName Service is an alias in DNS, a CNAME record. It has no addresses.',
  symptom: 'spec.clusterIPs: Forbidden: may not be set for ExternalName services',
  fix: 'Remove clusterIP, clusterIPs, ipFamilies and ipFamilyPolicy.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (service.type !== 'ExternalName') continue;
      const { clusterIP, clusterIPs, ipFamilies, ipFamilyPolicy } = service.spec;
      const set: readonly (readonly [string, unknown])[] = [
        ['clusterIP', clusterIP === '' ? undefined : clusterIP],
        ['clusterIPs', list(clusterIPs).length > 0 ? clusterIPs : undefined],
        ['ipFamilies', list(ipFamilies).length > 0 ? ipFamilies : undefined],
        ['ipFamilyPolicy', ipFamilyPolicy],
      ];
      for (const [field, value] of set)
        if (value !== undefined && value !== null)
          yield {
            object: service.manifest,
            path: `spec.${field}`,
            found: `${quoted(value)} on a Service of type ExternalName`,
            expected: `no ${field}`,
          };
    }
  },
  examples: {
    bad: [sampleExternalName({ spec: { clusterIP: 'None' } })],
    good: [sampleExternalName()],
  },
};
