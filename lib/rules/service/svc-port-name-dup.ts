import type { Rule } from '../rule';
import { sampleHeadlessService, samplePort } from '../examples';

/** Two ports of one Service with one name. */
export const svcPortNameDup: Rule = {
  id: 'svc-port-name-dup',
  severity: 'error',
  enforcement: 'api',
  title: 'No two ports of a Service have the same name',
  why: 'The name is the key under which EndpointSlices, SRV records and Ingresses find a port, TCP and UDP alike.',
  symptom: 'spec.ports[1].name: Duplicate value: "http"',
  fix: 'Give each port a name of its own. A port that serves TCP and UDP needs two, such as `dns` and `dns-udp`.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
  *check({ inventory }) {
    for (const service of inventory.services) {
      const first = new Map<string, string>();
      for (const { name, path } of service.ports) {
        if (name === undefined) continue;
        const earlier = first.get(name);
        if (earlier === undefined) first.set(name, path);
        else
          yield {
            object: service.manifest,
            path: `${path}.name`,
            found: `"${name}", the name of ${earlier} too`,
            expected: 'a name that no other port of the Service has',
          };
      }
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort(), samplePort({ port: 9090 })] } })],
    good: [sampleHeadlessService({ spec: { ports: [samplePort(), samplePort({ port: 9090, name: 'metrics' })] } })],
  },
};
