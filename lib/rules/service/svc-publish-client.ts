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
  title: 'Do not publish not-ready addresses on a Service for clients',
  why:
    'With publishNotReadyAddresses, pods that start, fail or stop keep getting requests. The field is meant for ' +
    'the headless Service by which peers find each other.',
  symptom: 'connection refused from pods that are not ready, during every rollout',
  fix:
    'Keep publishNotReadyAddresses on the Service that serviceName names, and remove it from the Service for ' +
    'clients.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
  *check({ inventory }) {
    for (const service of inventory.services) {
      // Peers find each other by a headless Service; whether clients use it too is unknown.
      if (!service.publishNotReadyAddresses || service.headless || service.selector.size === 0) continue;
      const selected = inventory.selectedBy(service);
      // The program says which pod is called, or there is only one: no other pod could answer instead.
      if (selected.length === 0 || service.labelsAtRuntime.length > 0) continue;
      if (selected.some(({ serviceName }) => serviceName === service.name)) continue;
      yield {
        object: service.manifest,
        path: 'spec.publishNotReadyAddresses',
        found: `true on a Service of type ${service.type}`,
        expected: 'false, or no publishNotReadyAddresses',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(client, 'spec.publishNotReadyAddresses', true), sampleStatefulSet()],
    good: [sampleHeadlessService(), client, sampleStatefulSet()],
  },
};
