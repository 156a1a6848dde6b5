import { list } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleExternalName } from '../examples';

/** Cluster IPs or IP families on an alias. */
export const svcHeadlessExternalname: Rule = {
  id: 'svc-headless-externalname',
  severity: 'error',
  enforcement: 'api',
  title: 'An ExternalName Service has no clusterIP and no IP families',
  why: 'An ExternalName Service is an alias in DNS, a CNAME record. It has no addresses of its own, so it can neither have a cluster IP nor lack one.',
  symptom: 'spec.clusterIPs: Forbidden: may not be set for ExternalName services',
  fix: 'Drop `clusterIP`, `clusterIPs`, `ipFamilies` and `ipFamilyPolicy`.',
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
            found: `${JSON.stringify(value)} on a Service of type ExternalName`,
            expected: `no ${field}`,
          };
    }
  },
  examples: {
    bad: [sampleExternalName({ spec: { clusterIP: 'None' } })],
    good: [sampleExternalName()],
  },
};
