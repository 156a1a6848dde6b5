import type { Manifest } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { containersMatching, dnsTargets } from '../shared/connections/grpc-targets';

const BALANCED = /round_robin|least_request|ring_hash/;
const AGE = /max.?connection.?age/i;

/** Finds backends whose connections never end, so that balancing clients do not resolve again. */
export const grpcScaleoutBlind: Rule = {
  id: 'grpc-scaleout-blind',
  severity: 'info',
  enforcement: 'practice',
  title: 'Set a maximum age of connections at a gRPC server',
  why: 'A gRPC client queries DNS again only when a connection ends or fails. While all its connections are open, it does not learn about new pods.',
  symptom: 'New pods get no calls until an old pod ends.',
  fix: 'Set a maximum connection age at the server, such as 5 minutes, with a grace period as long as the longest call; or let the client watch EndpointSlices.',
  source: 'https://github.com/grpc/proposal/blob/master/A9-server-side-conn-mgt.md',
  *check(run) {
    const targets = dnsTargets(run);
    if (targets.length === 0) return;
    const balancingClients = containersMatching(run, BALANCED);
    const withAge = containersMatching(run, AGE);
    const seen = new Set<Workload>();
    for (const { where, service } of targets) {
      if (!service.headless || !balancingClients.has(where.container)) continue;
      for (const workload of run.inventory.selectedBy(service)) {
        if (seen.has(workload) || workload.containers.some((container) => withAge.has(container))) continue;
        seen.add(workload);
        yield {
          object: workload.manifest,
          path: `${workload.podSpecPath}.containers`,
          found: `no maximum connection age in the environment of the backends of Service ${quoted(service.name)}`,
          expected: 'a maximum connection age such as 5 minutes, here or in the code of the server',
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
