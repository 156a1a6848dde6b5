import { sampleEndpointSlice, sampleHeadlessService } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { writtenPorts } from '../shared/endpointslice/written-ports';

/** Finds ports with one number in a headless Service and another in its slice. */
export const epsPortNumber: Rule = {
  id: 'eps-port-number',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Write the same port number into a headless Service and its EndpointSlices',
  why: 'Nothing translates ports of a headless Service: SRV records have the number of the EndpointSlice, while people and meshes use the number of the Service.',
  symptom: 'Connection refused at the port of the Service.',
  fix: 'Write the number that the backend listens on into both.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  *check({ inventory }) {
    for (const { object, service, ports } of writtenPorts(inventory)) {
      if (!service.headless) continue;
      const numbers = new Map(service.ports.map(({ name, port }) => [name ?? '', port]));
      for (const { name, port, path } of ports) {
        const declared = numbers.get(name);
        // The API server refuses a second port of that name: eps-port-names finds it.
        numbers.delete(name);
        if (port !== undefined && declared !== undefined && declared !== port)
          yield {
            object: object.manifest,
            path: `${path}.port`,
            found: `${port}, but the ${name === '' ? 'port' : `port ${quoted(name)}`} of headless Service ${quoted(service.name)} is ${declared}`,
            expected: 'one number in both, the one that the backend listens on',
          };
      }
    }
  },
  examples: {
    bad: [
      sampleHeadlessService({ spec: { selector: undefined } }),
      sampleEndpointSlice({ ports: [{ name: 'http', port: 9376, protocol: 'TCP' }] }),
    ],
    good: [
      sampleHeadlessService({ spec: { selector: undefined } }),
      sampleEndpointSlice({ ports: [{ name: 'http', port: 8080, protocol: 'TCP' }] }),
    ],
  },
};
