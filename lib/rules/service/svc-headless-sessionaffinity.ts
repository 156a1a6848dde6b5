import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

/** Session affinity on a headless Service. */
export const svcHeadlessSessionaffinity: Rule = {
  id: 'svc-headless-sessionaffinity',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A headless Service has no session affinity',
  why: 'kube-proxy keeps a client at one pod, and it never sees a headless Service. Newer API servers say so; 1.34.0 and 1.34.1 say it of every headless Service, by mistake.',
  symptom: 'spec.SessionAffinity is ignored for headless services',
  fix: 'Drop `sessionAffinity`, or give clients that need it a Service with a cluster IP.',
  source: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity',
  *check({ inventory }) {
    for (const service of inventory.services)
      if (service.headless && service.type === 'ClusterIP' && service.spec.sessionAffinity === 'ClientIP')
        yield {
          object: service.manifest,
          path: 'spec.sessionAffinity',
          found: 'ClientIP, with `clusterIP: None`',
          expected: 'None, or nothing',
        };
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { sessionAffinity: 'ClientIP' } })],
    good: [sampleHeadlessService({ spec: { sessionAffinity: 'None' } })],
  },
};
