import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, samplePort } from '../examples';

export const svcPortNameDup: Rule = {
  id: 'svc-port-name-dup',
  severity: 'error',
  enforcement: 'api',
  title: 'Give each port of a Service a different name',
  why: 'EndpointSlices, SRV records and Ingresses find a port by its name, whether TCP or UDP.',
  symptom: 'spec.ports[1].name: Duplicate value: "http"',
  fix: 'Give each port its own name. A port that serves TCP and UDP needs two, such as dns and dns-udp.',
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
            found: `${quoted(name)}, which is the name of ${earlier} too`,
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
