import type { Manifest } from '../../manifest/manifest';
import { selects } from '../../manifest/selector';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { dnsTargets } from '../shared/connections/grpc-targets';

/** gRPC clients that are given pods which are not ready. */
export const grpcPublishNotReady: Rule = {
  id: 'grpc-publish-not-ready',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A gRPC client is given a Service that shows ready pods only',
  why: 'With `publishNotReadyAddresses` DNS also shows pods that start or end, and the client opens connections to them.',
  symptom: 'Calls fail as UNAVAILABLE while pods start or end, although enough others are ready.',
  fix: 'Give clients a second headless Service without `publishNotReadyAddresses`.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
  *check(run) {
    for (const { where, address, service } of dnsTargets(run)) {
      if (!service.headless || !service.publishNotReadyAddresses) continue;
      // Members of the group look for each other: they must see those that are not ready.
      if (selects(service.selector, where.workload.podLabels)) continue;
      yield {
        object: where.object.manifest,
        path: where.path,
        found: `\`${address.text}\`; Service \`${service.name}\` has \`publishNotReadyAddresses: true\``,
        expected: 'a Service without it',
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
