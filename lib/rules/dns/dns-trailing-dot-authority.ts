import { dialled } from '../shared/address/dialled';
import { clusterName } from '../shared/address/cluster-host';
import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

const SCHEMES: ReadonlySet<string | undefined> = new Set(['http', 'https', 'dns', 'grpc', 'grpcs']);

/** Names of the cluster with a dot at their end, in URLs and gRPC targets. */
export const dnsTrailingDotAuthority: Rule = {
  id: 'dns-trailing-dot-authority',
  severity: 'info',
  enforcement: 'practice',
  title: 'The host of an URL or a gRPC target has no dot at its end',
  why: 'The dot saves lookups, but clients also copy it into the `Host` or `:authority` header, which meshes, gateways and certificates compare as text.',
  symptom: 'Calls that match no route (404) or no certificate name, while the address resolves well.',
  fix: 'Leave the dot out and write `<service>.<namespace>`; or set the authority of the client by itself.',
  source: 'https://github.com/grpc/grpc/blob/master/doc/naming.md',
  *check(run) {
    for (const { where, address, to } of dialled(run)) {
      if (!address.absolute || !SCHEMES.has(address.scheme)) continue;
      if (to === undefined && clusterName(address.host, run.settings.clusterDomain)?.certain !== true) continue;
      yield {
        object: where.workload.manifest,
        path: where.path,
        found: `\`${address.host}.\``,
        expected: `\`${address.host}\``,
      };
    }
  },
  examples: {
    bad: [example('http://prices.shop.svc.cluster.local.:8080')],
    good: [example('http://prices.shop.svc.cluster.local:8080')],
  },
};

function example(value: string): Manifest {
  return sampleDeployment({ name: 'shop', container: { env: [{ name: 'PRICES_URL', value }] } });
}
