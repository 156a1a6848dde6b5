import { list, text } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

export const svcHeadlessExternalips: Rule = {
  id: 'svc-headless-externalips',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not set externalIPs or loadBalancerIP on a headless Service',
  why:
    'kube-proxy and load balancers forward these addresses to the cluster IP. A headless Service has none, so ' +
    'nothing is forwarded. externalIPs is deprecated for every Service since Kubernetes 1.36.',
  symptom: 'spec.externalIPs is ignored for headless services',
  fix: 'Remove the field, or set it on a second Service with a cluster IP.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#external-ips',
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (!service.headless || service.type !== 'ClusterIP') continue;
      const { externalIPs, loadBalancerIP } = service.spec;
      if (list(externalIPs).length > 0)
        yield {
          object: service.manifest,
          path: 'spec.externalIPs',
          found: `${quoted(externalIPs)}, with clusterIP "None"`,
          expected: 'no externalIPs',
        };
      if (text(loadBalancerIP))
        yield {
          object: service.manifest,
          path: 'spec.loadBalancerIP',
          found: `${quoted(loadBalancerIP)}, with clusterIP "None"`,
          expected: 'no loadBalancerIP',
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { externalIPs: ['192.0.2.10'] } })],
    good: [sampleHeadlessService()],
  },
};
