import type { Rule } from '../rule';
import { sampleHeadlessService, samplePort } from '../examples';

export const svcPortPairDup: Rule = {
  id: 'svc-port-pair-dup',
  severity: 'error',
  enforcement: 'api',
  title: 'Do not write two ports with the same number and protocol into a Service',
  why:
    'Number and protocol are the key of the list of ports. Server-side apply refuses to read the object; on a ' +
    'create the API server answers spec.ports[1]: Duplicate value.',
  symptom: 'duplicate entries for key [port=8080,protocol="TCP"]',
  fix: 'Merge the two ports into one.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
  outranks: ['field-key-repeated'],
  *check({ inventory }) {
    for (const service of inventory.services) {
      const first = new Map<string, string>();
      for (const { port, protocol, path } of service.ports) {
        if (port === undefined) continue;
        const pair = `${port}/${protocol}`;
        const earlier = first.get(pair);
        if (earlier === undefined) first.set(pair, path);
        else
          yield {
            object: service.manifest,
            path,
            found: `${pair}, which ${earlier} has too`,
            expected: 'each pair of port and protocol once',
          };
      }
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort(), samplePort({ name: 'api' })] } })],
    good: [sampleHeadlessService({ spec: { ports: [samplePort(), samplePort({ name: 'api', port: 9090 })] } })],
  },
};
