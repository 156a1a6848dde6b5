import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { watchedTargets } from '../shared/address/grpc-targets';

/** Targets for a watching resolver whose port the Service does not have. */
export const grpcKuberesolver: Rule = {
  id: 'grpc-kuberesolver',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A target that is resolved from EndpointSlices names a port of its Service',
  why: 'The resolver looks for the port by name in the EndpointSlices, which carry the names of the Service. Without any port in the Service there is none to find.',
  symptom: 'No address is found, or the resolver panics at the first port of an empty list.',
  fix: 'Name a port of the Service, or its number.',
  source: 'https://github.com/sercand/kuberesolver',
  *check(run) {
    for (const { where, address, to } of watchedTargets(run)) {
      if (to === undefined || typeof address.port === 'number') continue;
      const names = to.service.ports.flatMap(({ name }) => (name === undefined ? [] : [name]));
      const good = address.port === undefined ? to.service.ports.length > 0 : names.includes(address.port);
      if (good) continue;
      yield {
        object: where.workload.manifest,
        path: where.path,
        found: `\`${address.text}\`; Service \`${to.service.name}\` has ${names.length === 0 ? 'no named port' : `the ports \`${names.join('`, `')}\``}`,
        expected: names.length === 0 ? 'a port in the Service' : `one of \`${names.join('`, `')}\``,
      };
    }
  },
  examples: { bad: example('kubernetes:///prices:api'), good: example('kubernetes:///prices:grpc') },
};

function example(value: string): readonly Manifest[] {
  return [
    sampleHeadlessService({ name: 'prices', spec: { ports: [{ name: 'grpc', port: 8088 }] } }),
    sampleDeployment({
      name: 'shop',
      podSpec: { serviceAccountName: 'watcher' },
      container: { env: [{ name: 'PRICES_TARGET', value }] },
    }),
  ];
}
