import { list, text } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

/** Outer addresses on a headless Service. */
export const svcHeadlessExternalips: Rule = {
  id: 'svc-headless-externalips',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A headless Service has no external addresses',
  why: 'kube-proxy and load balancers forward these addresses to a cluster IP. A headless Service has none, so they lead nowhere. `externalIPs` is deprecated for every Service since 1.36.',
  symptom: 'spec.externalIPs is ignored for headless services',
  fix: 'Drop the field, or move it to a second Service with a cluster IP.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#external-ips',
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (!service.headless || service.type !== 'ClusterIP') continue;
      const { externalIPs, loadBalancerIP } = service.spec;
      if (list(externalIPs).length > 0)
        yield {
          object: service.manifest,
          path: 'spec.externalIPs',
          found: `${JSON.stringify(externalIPs)}, with \`clusterIP: None\``,
          expected: 'no externalIPs',
        };
      if (text(loadBalancerIP))
        yield {
          object: service.manifest,
          path: 'spec.loadBalancerIP',
          found: `${String(loadBalancerIP)}, with \`clusterIP: None\``,
          expected: 'no loadBalancerIP',
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { externalIPs: ['192.0.2.10'] } })],
    good: [sampleHeadlessService()],
  },
};
