import { text } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

export const svcHeadlessItp: Rule = {
  id: 'svc-headless-itp',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not set internalTrafficPolicy: Local or trafficDistribution on a headless Service',
  why:
    'kube-proxy applies these fields, and it does nothing for a headless Service: DNS answers with the pods of ' +
    'all nodes and zones.',
  symptom: 'accepted without effect: clients reach pods on other nodes and in other zones',
  fix: 'Remove the field. Let the client choose near pods, or give it a Service with a cluster IP.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/',
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (!service.headless || service.type !== 'ClusterIP') continue;
      const { internalTrafficPolicy, trafficDistribution } = service.spec;
      if (internalTrafficPolicy === 'Local')
        yield {
          object: service.manifest,
          path: 'spec.internalTrafficPolicy',
          found: '"Local", with clusterIP "None"',
          expected: '"Cluster", or no internalTrafficPolicy',
        };
      if (text(trafficDistribution))
        yield {
          object: service.manifest,
          path: 'spec.trafficDistribution',
          found: `${quoted(trafficDistribution)}, with clusterIP "None"`,
          expected: 'no trafficDistribution',
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { internalTrafficPolicy: 'Local' } })],
    good: [sampleHeadlessService({ spec: { internalTrafficPolicy: 'Cluster' } })],
  },
};
