import type { Manifest } from '../../manifest/manifest';
import { selects } from '../../manifest/selector';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { dnsTargets } from '../shared/connections/grpc-targets';

/** Finds gRPC targets of a Service that publishes pods that are not ready. */
export const grpcPublishNotReady: Rule = {
  id: 'grpc-publish-not-ready',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Name a Service that publishes ready pods only in a gRPC target',
  why: 'With publishNotReadyAddresses, DNS also has pods that are starting or stopping, and the client opens connections to them.',
  symptom: 'Calls fail with UNAVAILABLE while pods start or stop, although enough other pods are ready.',
  fix: 'Add a second headless Service without publishNotReadyAddresses, and name it in the target.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
  *check(run) {
    for (const { where, address, service } of dnsTargets(run)) {
      if (!service.headless || !service.publishNotReadyAddresses) continue;
      // Pods of the group itself need to see peers that are not ready.
      if (selects(service.selector, where.workload.podLabels)) continue;
      yield {
        object: where.object.manifest,
        path: where.path,
        found: `${quoted(address.text)}, but Service ${quoted(service.name)} has publishNotReadyAddresses: true`,
        expected: 'the name of a Service without publishNotReadyAddresses',
      };
    }
  },
  examples: { bad: example(true), good: example(false) },
};

function example(publishNotReadyAddresses: boolean): readonly Manifest[] {
  const env = [
    { name: 'PRICES_TARGET', value: 'dns:///prices:8088' },
    { name: 'PRICES_SERVICE_CONFIG', value: '{"loadBalancingConfig":[{"round_robin":{}}]}' },
  ];
  return [
    sampleHeadlessService({
      name: 'prices',
      spec: { ports: [{ name: 'grpc', port: 8088 }], publishNotReadyAddresses },
    }),
    sampleDeployment({ name: 'shop', container: { env } }),
  ];
}
