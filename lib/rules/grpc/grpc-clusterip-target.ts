import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment, sampleService } from '../examples';
import { dnsTargets } from '../shared/connections/grpc-targets';

/** Targets of gRPC clients that lead to a Service with a virtual address. */
export const grpcClusteripTarget: Rule = {
  id: 'grpc-clusterip-target',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A gRPC client that resolves its target itself is given a headless Service',
  why: 'A Service with a cluster IP resolves to that one address. gRPC opens one connection to it, and that connection stays on one pod.',
  symptom: 'One pod takes all calls of a client while the others idle.',
  fix: 'Give the backend a headless Service beside this one and name that in the target.',
  source: 'https://kubernetes.io/blog/2018/11/07/grpc-load-balancing-on-kubernetes-without-tears/',
  *check(run) {
    // A mesh balances the calls behind the cluster IP.
    if (run.settings.mesh !== undefined && run.settings.mesh !== 'none') return;
    for (const { where, address, service } of dnsTargets(run)) {
      if (service.headless || service.externalName !== undefined) continue;
      yield {
        object: where.object.manifest,
        path: where.path,
        found: `\`${address.text}\`; Service \`${service.name}\` has a cluster IP`,
        expected: 'a headless Service',
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
