import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

export const svcHeadlessSessionaffinity: Rule = {
  id: 'svc-headless-sessionaffinity',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not set sessionAffinity: ClientIP on a headless Service',
  why:
    'kube-proxy keeps a client at one pod, and it does nothing for a headless Service. Newer API servers warn ' +
    'about it. Kubernetes 1.34.0 and 1.34.1 warn about every headless Service, by mistake.',
  symptom: 'spec.SessionAffinity is ignored for headless services',
  fix: 'Remove sessionAffinity, or give the clients that need it a Service with a cluster IP.',
  source: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity',
  *check({ inventory }) {
    for (const service of inventory.services)
      if (service.headless && service.type === 'ClusterIP' && service.spec.sessionAffinity === 'ClientIP')
        yield {
          object: service.manifest,
          path: 'spec.sessionAffinity',
          found: '"ClientIP", with clusterIP "None"',
          expected: '"None", or no sessionAffinity',
        };
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { sessionAffinity: 'ClientIP' } })],
    good: [sampleHeadlessService({ spec: { sessionAffinity: 'None' } })],
  },
};
