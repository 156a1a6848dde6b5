import type { Manifest } from '../../manifest/manifest';
import { oneOf, quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { watchedTargets } from '../shared/address/grpc-targets';

/** Finds targets of a watching resolver with a port that their Service does not have. */
export const grpcKuberesolver: Rule = {
  id: 'grpc-kuberesolver',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Name a port of the Service in a target that is resolved from EndpointSlices',
  why: 'The resolver looks for the name of the port in the EndpointSlices, which have the port names of the Service. The EndpointSlices of a Service without ports have none.',
  symptom: 'The resolver finds no address, or panics because the list of ports is empty.',
  fix: 'Write the name or the number of a port of the Service.',
  source: 'https://github.com/sercand/kuberesolver',
  *check(run) {
    for (const { where, address, to } of watchedTargets(run)) {
      if (to === undefined || typeof address.port === 'number') continue;
      const names = to.service.ports.flatMap(({ name }) => (name === undefined ? [] : [name]));
      const hasPort = address.port === undefined ? to.service.ports.length > 0 : names.includes(address.port);
      if (hasPort) continue;
      const ports = names.map(quoted).join(', ');
      yield {
        object: where.workload.manifest,
        path: where.path,
        found: `${quoted(address.text)}, but Service ${quoted(to.service.name)} has ${names.length === 0 ? 'no named port' : `the ports ${ports}`}`,
        expected: names.length === 0 ? 'a Service with a named port' : oneOf(names),
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
