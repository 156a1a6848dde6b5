import type { Rule } from '../rule';
import { sampleHeadlessService, samplePort } from '../examples';

export const svcNodeportField: Rule = {
  id: 'svc-nodeport-field',
  severity: 'error',
  enforcement: 'api',
  title: 'Do not set nodePort on a Service of type ClusterIP',
  why: 'Only Services of type NodePort and LoadBalancer open a port on the nodes.',
  symptom: "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
  fix: 'Remove nodePort, or create a second Service of type NodePort.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport',
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (service.type !== 'ClusterIP') continue;
      for (const { fields, path } of service.ports) {
        const { nodePort } = fields;
        if (typeof nodePort === 'number' && nodePort !== 0)
          yield {
            object: service.manifest,
            path: `${path}.nodePort`,
            found: `${nodePort} on a Service of type ClusterIP`,
            expected: 'no nodePort',
          };
      }
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort({ nodePort: 30080 })] } })],
    good: [sampleHeadlessService()],
  },
};
