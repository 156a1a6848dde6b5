import type { Manifest } from '../../manifest/manifest';
import { dialled } from '../shared/address/dialled';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

/** Finds xDS targets in pods without an xDS bootstrap. */
export const grpcXds: Rule = {
  id: 'grpc-xds',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Give a gRPC client with an xds target an xDS bootstrap',
  why: 'A client with the scheme xds reads from its bootstrap which control plane to connect to. In Istio the injection template grpc-agent makes one.',
  symptom:
    'xds: bootstrap env vars ("GRPC_XDS_BOOTSTRAP" or "GRPC_XDS_BOOTSTRAP_CONFIG") not defined; no call is made.',
  fix: 'Annotate the pod with inject.istio.io/templates: grpc-agent, or set GRPC_XDS_BOOTSTRAP.',
  source: 'https://istio.io/latest/blog/2021/proxyless-grpc/',
  *check(run) {
    for (const { where, address } of dialled(run)) {
      if (address.scheme !== 'xds') continue;
      if (where.container.env.some(({ name }) => name.startsWith('GRPC_XDS_BOOTSTRAP'))) continue;
      if (where.workload.podAnnotations.has('inject.istio.io/templates')) continue;
      yield {
        object: where.workload.manifest,
        path: where.path,
        found: `${quoted(address.text)}, with neither the annotation inject.istio.io/templates nor GRPC_XDS_BOOTSTRAP`,
        expected: 'one of the two',
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
