import { list } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { compareVersions } from '../../kubernetes/versions';
import { sampleHeadlessService } from '../examples';
import { isServicePatch } from '../shared/service/service-patch';

/** Since this version a Service with externalIPs may have the policy. */
const EXTERNAL_IPS_SUFFICE = '1.29';

export const svcHeadlessEtp: Rule = {
  id: 'svc-headless-etp',
  severity: 'error',
  enforcement: 'api',
  title: 'Set externalTrafficPolicy only on a Service of type NodePort or LoadBalancer',
  why:
    'The policy says what nodes do with traffic from outside the cluster. A headless or cluster-internal Service ' +
    'gets none. Since Kubernetes 1.29 a Service with externalIPs may have the policy too.',
  symptom: 'spec.externalTrafficPolicy: Invalid value: "Local": may only be set',
  fix: 'Remove externalTrafficPolicy.',
  source: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy',
  outranks: ['field-value'],
  *check({ inventory, settings }) {
    const externalIpsSuffice = compareVersions(settings.kubernetes.oldest, EXTERNAL_IPS_SUFFICE) >= 0;
    for (const service of inventory.services) {
      const policy = service.spec.externalTrafficPolicy;
      if (typeof policy !== 'string' || policy === '' || isServicePatch(service)) continue;
      if (service.type !== 'ClusterIP' && service.type !== 'ExternalName') continue;
      if (externalIpsSuffice && service.type === 'ClusterIP' && list(service.spec.externalIPs).length > 0) continue;
      yield {
        object: service.manifest,
        path: 'spec.externalTrafficPolicy',
        found: `${quoted(policy)} on a ${service.headless ? 'headless Service' : `Service of type ${service.type}`}`,
        expected: 'no externalTrafficPolicy',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { externalTrafficPolicy: 'Local' } })],
    good: [sampleHeadlessService()],
  },
};
