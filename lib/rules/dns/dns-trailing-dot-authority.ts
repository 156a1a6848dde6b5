import { dialled } from '../shared/address/dialled';
import { clusterName } from '../shared/address/cluster-host';
import type { Manifest } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

const SCHEMES: ReadonlySet<string | undefined> = new Set(['http', 'https', 'dns', 'grpc', 'grpcs']);

/** Finds names of the cluster with a trailing dot in URLs and gRPC targets. */
export const dnsTrailingDotAuthority: Rule = {
  id: 'dns-trailing-dot-authority',
  severity: 'info',
  enforcement: 'practice',
  title: 'Do not end the host of a URL or of a gRPC target with a dot',
  why: 'The dot saves lookups, but clients also copy it into the Host or :authority header, which meshes, gateways and certificate checks compare as a string.',
  symptom: 'Calls match no route (404) or no name of the certificate, although the host resolves.',
  fix: 'Leave the dot out and write <service>.<namespace>, or set the authority in the client.',
  source: 'https://github.com/grpc/grpc/blob/master/doc/naming.md',
  *check(run) {
    for (const { where, address, to } of dialled(run)) {
      if (!address.absolute || !SCHEMES.has(address.scheme)) continue;
      if (to === undefined && clusterName(address.host, run.settings.clusterDomain)?.certain !== true) continue;
      yield {
        object: where.workload.manifest,
        path: where.path,
        found: quoted(`${address.host}.`),
        expected: quoted(address.host),
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
