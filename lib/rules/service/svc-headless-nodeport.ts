import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

export const svcHeadlessNodeport: Rule = {
  id: 'svc-headless-nodeport',
  severity: 'error',
  enforcement: 'api',
  title: 'Do not make a headless Service of type NodePort',
  why: 'A node port forwards to the cluster IP. A headless Service has none.',
  symptom: `spec.clusterIPs[0]: Invalid value: "None": may not be set to 'None' for NodePort services`,
  fix: 'Create two Services: a headless one for the peers, and one of type NodePort for clients outside the cluster.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  *check({ inventory }) {
    for (const service of inventory.services)
      if (service.headless && service.type === 'NodePort')
        yield {
          object: service.manifest,
          path: 'spec.type',
          found: '"NodePort", with clusterIP "None"',
          expected: '"ClusterIP", or a Service with a cluster IP',
        };
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { type: 'NodePort' } })],
    good: [sampleHeadlessService({ spec: { type: 'ClusterIP' } })],
  },
};
