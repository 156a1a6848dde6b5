import type { Manifest } from '../../manifest/manifest';
import { addressesIn } from '../shared/address/address';
import { clusterHost, clusterName } from '../shared/address/cluster-host';
import { dialled } from '../shared/address/dialled';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';

/** Finds gRPC targets with two slashes, which make the host a DNS server. */
export const grpcTargetScheme: Rule = {
  id: 'grpc-target-scheme',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Write three slashes before the host of a gRPC target with the scheme dns',
  why: 'The DNS server to query stands between the second and the third slash. With two slashes, gRPC takes the host for that server and has no name to resolve.',
  symptom: '"dns resolver: missing address" (Go), or a target that never resolves.',
  fix: 'Write dns:///<host>:<port>.',
  source: 'https://github.com/grpc/grpc/blob/master/doc/naming.md',
  *check(run) {
    const { inventory, settings } = run;
    for (const { where, address } of dialled(run)) {
      if (address.scheme !== 'dns' || address.host !== '' || address.authority === undefined) continue;
      // `dns://10.0.0.10` may name a DNS server for something else: only a name of the cluster is a target.
      const [host] = addressesIn(`tcp://${address.authority}`);
      if (host === undefined || host.port === 53) continue;
      const known = clusterHost(host.host, where.workload, inventory, settings.clusterDomain);
      if (known === undefined && clusterName(host.host, settings.clusterDomain)?.certain !== true) continue;
      yield {
        object: where.workload.manifest,
        path: where.path,
        found: quoted(address.text),
        expected: quoted(`dns:///${address.authority}`),
        fix: `Write dns:///${address.authority}.`,
      };
    }
  },
  examples: { bad: example('dns://prices:8088'), good: example('dns:///prices:8088') },
};

function example(value: string): readonly Manifest[] {
  const env = [
    { name: 'PRICES_TARGET', value },
    { name: 'PRICES_SERVICE_CONFIG', value: '{"loadBalancingConfig":[{"round_robin":{}}]}' },
  ];
  return [
    sampleHeadlessService({ name: 'prices', spec: { ports: [{ name: 'grpc', port: 8088 }] } }),
    sampleDeployment({ name: 'shop', container: { env } }),
  ];
}
