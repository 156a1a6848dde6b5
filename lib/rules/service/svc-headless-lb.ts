import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

export const svcHeadlessLb: Rule = {
  id: 'svc-headless-lb',
  severity: 'error',
  enforcement: 'api',
  title: 'Do not make a headless Service of type LoadBalancer',
  why: 'A load balancer forwards one address to all pods through the cluster IP. A headless Service has none.',
  symptom: `spec.clusterIPs[0]: Invalid value: "None": may not be set to 'None' for LoadBalancer services`,
  fix:
    'Create two Services: a headless one for the peers, and one of type LoadBalancer for clients outside the ' +
    'cluster.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  *check({ inventory }) {
    for (const service of inventory.services)
      if (service.headless && service.type === 'LoadBalancer')
        yield {
          object: service.manifest,
          path: 'spec.type',
          found: '"LoadBalancer", with clusterIP "None"',
          expected: '"ClusterIP", or a Service with a cluster IP',
        };
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { type: 'LoadBalancer' } })],
    good: [sampleHeadlessService({ spec: { type: 'ClusterIP' } })],
  },
};
