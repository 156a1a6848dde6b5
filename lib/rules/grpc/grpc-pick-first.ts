import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { containersSaying, dnsTargets } from '../shared/connections/grpc-targets';

const POLICY = /round_robin|least_request|ring_hash|pick_first|loadBalancingConfig|service_?config/i;
const PICK_FIRST = /"pick_first"\s*:\s*\{(?!\s*"shuffleAddressList"\s*:\s*true)/;

/** gRPC clients of a headless Service that nothing tells to spread their calls. */
export const grpcPickFirst: Rule = {
  id: 'grpc-pick-first',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A gRPC client of a headless Service spreads its calls over the pods',
  why: 'The default policy of gRPC in every language is `pick_first`: the first address that answers gets all calls.',
  symptom: 'One pod takes all calls of a client while the others idle.',
  fix: 'Give the client the service config `{"loadBalancingConfig":[{"round_robin":{}}]}`.',
  source: 'https://github.com/grpc/grpc/blob/master/doc/load-balancing.md',
  *check(run) {
    const targets = dnsTargets(run);
    if (targets.length === 0) return;
    const told = containersSaying(run, POLICY);
    const first = containersSaying(run, PICK_FIRST);
    for (const { where, address, service } of targets) {
      if (!service.headless) continue;
      const { object, container, path } = where;
      const explicit = first.get(container);
      // The policy can also stand in the client's code, so silence of the manifest proves nothing.
      if (explicit === undefined && told.has(container)) continue;
      yield {
        object: object.manifest,
        path,
        found:
          explicit === undefined
            ? `\`${address.text}\`, and no load balancing policy in the environment of container \`${container.name}\``
            : `\`${address.text}\` with \`${explicit}\``,
        expected: '`{"loadBalancingConfig":[{"round_robin":{}}]}`, here or in the code of the client',
        ...(explicit === undefined ? { severity: 'info' as const } : {}),
      };
    }
  },
  examples: {
    bad: example('{"loadBalancingConfig":[{"pick_first":{}}]}'),
    good: example('{"loadBalancingConfig":[{"round_robin":{}}]}'),
  },
};

function example(value: string): readonly Manifest[] {
  const env = [
    { name: 'PRICES_TARGET', value: 'dns:///prices:8088' },
    { name: 'PRICES_SERVICE_CONFIG', value },
  ];
  return [
    sampleHeadlessService({ name: 'prices', spec: { ports: [{ name: 'grpc', port: 8088 }] } }),
    sampleDeployment({ name: 'shop', container: { env } }),
  ];
}
