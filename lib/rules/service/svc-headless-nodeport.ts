import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

/** A headless Service of type NodePort. */
export const svcHeadlessNodeport: Rule = {
  id: 'svc-headless-nodeport',
  severity: 'error',
  enforcement: 'api',
  title: 'A headless Service is not of type NodePort',
  why: 'A node port forwards to a cluster IP; without one there is nothing to forward to.',
  symptom: `spec.clusterIPs[0]: Invalid value: "None": may not be set to 'None' for NodePort services`,
  fix: 'Write two Services: a headless one for the peers, and one of type NodePort for clients outside.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  *check({ inventory }) {
    for (const service of inventory.services)
      if (service.headless && service.type === 'NodePort')
        yield {
          object: service.manifest,
          path: 'spec.type',
          found: 'NodePort, with `clusterIP: None`',
          expected: 'ClusterIP, or a Service with a cluster IP',
        };
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { type: 'NodePort' } })],
    good: [sampleHeadlessService({ spec: { type: 'ClusterIP' } })],
  },
};
