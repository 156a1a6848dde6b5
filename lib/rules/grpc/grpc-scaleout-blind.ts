import type { Manifest } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { containersSaying, dnsTargets } from '../shared/connections/grpc-targets';

const BALANCED = /round_robin|least_request|ring_hash/;
const AGE = /max.?connection.?age/i;

/** Backends whose connections live for ever, so that balancing clients never look for new pods. */
export const grpcScaleoutBlind: Rule = {
  id: 'grpc-scaleout-blind',
  severity: 'info',
  enforcement: 'practice',
  title: 'A gRPC server ends its connections from time to time',
  why: 'A gRPC client asks DNS again only when a connection ends or fails. While all of its connections live, it does not learn of new pods.',
  symptom: 'Pods that were added get no call until an old one goes.',
  fix: 'Set a connection age at the server, such as 5 minutes with a grace as long as the longest call; or let the client watch EndpointSlices.',
  source: 'https://github.com/grpc/proposal/blob/master/A9-server-side-conn-mgt.md',
  *check(run) {
    const targets = dnsTargets(run);
    if (targets.length === 0) return;
    const balanced = containersSaying(run, BALANCED);
    const aged = containersSaying(run, AGE);
    const seen = new Set<Workload>();
    for (const { where, service } of targets) {
      if (!service.headless || !balanced.has(where.container)) continue;
      for (const workload of run.inventory.selectedBy(service)) {
        if (seen.has(workload) || workload.containers.some((container) => aged.has(container))) continue;
        seen.add(workload);
        yield {
          object: workload.manifest,
          path: `${workload.podSpecPath}.containers`,
          found: `no connection age in the environment of the backends of \`${service.name}\``,
          expected: 'a connection age of some minutes, here or in the code of the server',
        };
      }
    }
  },
  examples: { bad: example('unset'), good: example('MAX_CONNECTION_AGE') },
};

function example(name: string): readonly Manifest[] {
  const env = [
    { name: 'PRICES_TARGET', value: 'dns:///prices:8088' },
    { name: 'PRICES_SERVICE_CONFIG', value: '{"loadBalancingConfig":[{"round_robin":{}}]}' },
  ];
  return [
    sampleHeadlessService({ name: 'prices', spec: { ports: [{ name: 'grpc', port: 8088 }] } }),
    sampleDeployment({ name: 'prices', spec: { minReadySeconds: 15 }, container: { env: [{ name, value: '5m' }] } }),
    sampleDeployment({ name: 'shop', container: { env } }),
  ];
}
