import { list } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { compareVersions } from '../../kubernetes/versions';
import { sampleHeadlessService } from '../examples';
import { isFragment } from '../shared/service/fragment';

/** Since this version a Service with external IPs counts as reachable from outside. */
const EXTERNAL_IPS_COUNT = '1.29';

/** An external traffic policy where no traffic comes from outside. */
export const svcHeadlessEtp: Rule = {
  id: 'svc-headless-etp',
  severity: 'error',
  enforcement: 'api',
  title: 'Only a Service of type NodePort or LoadBalancer has an externalTrafficPolicy',
  why: 'The policy says what nodes do with traffic from outside, which a headless or cluster-internal Service has none of. Up to 1.28 the message ends in "when `type` is \'NodePort\' or \'LoadBalancer\'", later in "for externally-accessible services"; since 1.29 `externalIPs` are enough.',
  symptom: 'spec.externalTrafficPolicy: Invalid value: "Local": may only be set',
  fix: 'Drop `externalTrafficPolicy`.',
  source: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy',
  outranks: ['field-value'],
  *check({ inventory, settings }) {
    const externalIpsSuffice = compareVersions(settings.kubernetes.oldest, EXTERNAL_IPS_COUNT) >= 0;
    for (const service of inventory.services) {
      const policy = service.spec.externalTrafficPolicy;
      if (typeof policy !== 'string' || policy === '' || isFragment(service)) continue;
      if (service.type !== 'ClusterIP' && service.type !== 'ExternalName') continue;
      if (externalIpsSuffice && service.type === 'ClusterIP' && list(service.spec.externalIPs).length > 0) continue;
      yield {
        object: service.manifest,
        path: 'spec.externalTrafficPolicy',
        found: `${policy}, on a ${service.headless ? 'headless Service' : `Service of type ${service.type}`}`,
        expected: 'no externalTrafficPolicy',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { externalTrafficPolicy: 'Local' } })],
    good: [sampleHeadlessService()],
  },
};
