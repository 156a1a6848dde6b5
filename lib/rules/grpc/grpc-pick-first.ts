import type { Manifest } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { containersMatching, dnsTargets } from '../shared/connections/grpc-targets';

const POLICY = /round_robin|least_request|ring_hash|pick_first|loadBalancingConfig|service_?config/i;
const PICK_FIRST = /"pick_first"\s*:\s*\{(?!\s*"shuffleAddressList"\s*:\s*true)/;

/** Finds gRPC clients of a headless Service without a policy that spreads their calls. */
export const grpcPickFirst: Rule = {
  id: 'grpc-pick-first',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Give a gRPC client of a headless Service a policy that spreads its calls',
  why: 'The default policy of gRPC in every language is pick_first: the first address that answers gets all calls.',
  symptom: 'One pod gets all calls of a client; the others get none.',
  fix: 'Give the client the service config {"loadBalancingConfig":[{"round_robin":{}}]}.',
  source: 'https://github.com/grpc/grpc/blob/master/doc/load-balancing.md',
  *check(run) {
    const targets = dnsTargets(run);
    if (targets.length === 0) return;
    const withPolicy = containersMatching(run, POLICY);
    const withPickFirst = containersMatching(run, PICK_FIRST);
    for (const { where, address, service } of targets) {
      if (!service.headless) continue;
      const { object, container, path } = where;
      const explicit = withPickFirst.get(container);
      // The code of the client may set the policy: a manifest without one is only an info.
      if (explicit === undefined && withPolicy.has(container)) continue;
      yield {
        object: object.manifest,
        path,
        found:
          explicit === undefined
            ? `${quoted(address.text)}, and no load balancing policy in the environment of container ${quoted(container.name)}`
            : `${quoted(address.text)} with ${quoted(explicit)}`,
        expected: '{"loadBalancingConfig":[{"round_robin":{}}]}, here or in the code of the client',
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
