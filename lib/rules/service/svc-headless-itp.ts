import { text } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

/** Routing wishes that only kube-proxy could fulfil. */
export const svcHeadlessItp: Rule = {
  id: 'svc-headless-itp',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A headless Service asks for no traffic policy or distribution',
  why: 'kube-proxy routes by these fields, and it never sees a headless Service: DNS answers with the pods of all nodes and zones.',
  symptom: 'Accepted without effect: clients reach pods on other nodes and in other zones',
  fix: 'Drop the field. Let the client choose near pods, or give it a Service with a cluster IP.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/',
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (!service.headless || service.type !== 'ClusterIP') continue;
      const { internalTrafficPolicy, trafficDistribution } = service.spec;
      if (internalTrafficPolicy === 'Local')
        yield {
          object: service.manifest,
          path: 'spec.internalTrafficPolicy',
          found: 'Local, with `clusterIP: None`',
          expected: 'Cluster, or nothing',
        };
      if (text(trafficDistribution))
        yield {
          object: service.manifest,
          path: 'spec.trafficDistribution',
          found: `${String(trafficDistribution)}, with \`clusterIP: None\``,
          expected: 'no trafficDistribution',
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { internalTrafficPolicy: 'Local' } })],
    good: [sampleHeadlessService({ spec: { internalTrafficPolicy: 'Cluster' } })],
  },
};
