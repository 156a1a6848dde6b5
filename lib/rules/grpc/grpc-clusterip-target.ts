import type { Manifest } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleService } from '../examples';
import { dnsTargets } from '../shared/connections/grpc-targets';

/** Finds targets of gRPC clients that lead to a Service with a cluster IP. */
export const grpcClusteripTarget: Rule = {
  id: 'grpc-clusterip-target',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Name a headless Service in a gRPC target that the client resolves itself',
  why: 'A Service with a cluster IP resolves to that one address. gRPC opens one connection to it, and the connection stays at one pod.',
  symptom: 'One pod gets all calls of a client; the others get none.',
  fix: 'Add a headless Service for the backend and name it in the target.',
  source: 'https://kubernetes.io/blog/2018/11/07/grpc-load-balancing-on-kubernetes-without-tears/',
  *check(run) {
    // A mesh balances the calls behind the cluster IP.
    if (run.settings.mesh !== undefined && run.settings.mesh !== 'none') return;
    for (const { where, address, service } of dnsTargets(run)) {
      if (service.headless || service.externalName !== undefined) continue;
      yield {
        object: where.object.manifest,
        path: where.path,
        found: `${quoted(address.text)}, but Service ${quoted(service.name)} has a cluster IP`,
        expected: 'the name of a headless Service',
      };
    }
  },
  examples: { bad: example({}), good: example({ clusterIP: 'None' }) },
};

function example(spec: Manifest): readonly Manifest[] {
  const env = [
    { name: 'PRICES_TARGET', value: 'dns:///prices:8088' },
    { name: 'PRICES_SERVICE_CONFIG', value: '{"loadBalancingConfig":[{"round_robin":{}}]}' },
  ];
  return [
    sampleService({ name: 'prices', spec: { ports: [{ name: 'grpc', port: 8088 }], ...spec } }),
    sampleDeployment({ name: 'shop', container: { env } }),
  ];
}
