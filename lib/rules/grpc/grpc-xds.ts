import type { Manifest } from '../../manifest/manifest';
import { dialled } from '../shared/address/dialled';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

/** xDS targets in pods that get no xDS bootstrap. */
export const grpcXds: Rule = {
  id: 'grpc-xds',
  severity: 'info',
  enforcement: 'runtime',
  title: 'A gRPC client with an `xds` target has an xDS bootstrap',
  why: 'A client of the scheme `xds` learns from its bootstrap which control plane to ask. In Istio the injection template `grpc-agent` makes one.',
  symptom:
    '`xds: bootstrap env vars ("GRPC_XDS_BOOTSTRAP" or "GRPC_XDS_BOOTSTRAP_CONFIG") not defined`, and no call is made.',
  fix: 'Annotate the pod with `inject.istio.io/templates: grpc-agent`, or set `GRPC_XDS_BOOTSTRAP`.',
  source: 'https://istio.io/latest/blog/2021/proxyless-grpc/',
  *check(run) {
    for (const { where, address } of dialled(run)) {
      if (address.scheme !== 'xds') continue;
      if (where.container.env.some(({ name }) => name.startsWith('GRPC_XDS_BOOTSTRAP'))) continue;
      if (where.workload.podAnnotations.has('inject.istio.io/templates')) continue;
      yield {
        object: where.workload.manifest,
        path: where.path,
        found: `\`${address.text}\`, and neither an injection template nor \`GRPC_XDS_BOOTSTRAP\``,
        expected: 'one of both',
      };
    }
  },
  examples: { bad: example('OTHER'), good: example('GRPC_XDS_BOOTSTRAP') },
};

function example(name: string): readonly Manifest[] {
  const env = [
    { name: 'PRICES_TARGET', value: 'xds:///prices.shop.svc:8088' },
    { name, value: '/etc/grpc/bootstrap.json' },
  ];
  return [sampleDeployment({ name: 'shop', container: { env } })];
}
