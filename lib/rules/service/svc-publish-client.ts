import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';

const client = withField(
  withField(withField(sampleHeadlessService(), 'metadata.name', 'web-client'), 'spec.clusterIP', undefined),
  'spec.publishNotReadyAddresses',
  false,
);

export const svcPublishClient: Rule = {
  id: 'svc-publish-client',
  severity: 'info',
  enforcement: 'runtime',
  title: 'A Service for clients leads to ready pods only',
  why:
    'publishNotReadyAddresses makes readiness void: pods that start, fail or end keep getting requests. It is meant for the ' +
    'headless Service by which members find each other.',
  symptom: 'connection refused during every rollout, from pods that are not ready',
  fix: 'Keep it on the Service that serviceName names, and leave it out of the one that clients use.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
  *check({ inventory }) {
    for (const service of inventory.services) {
      // A headless one is how members find each other; a client of it cannot be told apart.
      if (!service.publishNotReadyAddresses || service.headless || service.selector.size === 0) continue;
      if (inventory.selectedBy(service).some(({ serviceName }) => serviceName === service.name)) continue;
      yield {
        object: service.manifest,
        path: 'spec.publishNotReadyAddresses',
        found: `true on a Service of type ${service.type}`,
        expected: 'false, so that clients reach ready pods only',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(client, 'spec.publishNotReadyAddresses', true), sampleStatefulSet()],
    good: [sampleHeadlessService(), client, sampleStatefulSet()],
  },
};
