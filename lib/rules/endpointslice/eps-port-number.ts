import { sampleEndpointSlice, sampleHeadlessService } from '../examples';
import type { Rule } from '../rule';
import { writtenPorts } from '../shared/endpointslice/written-ports';

/** A headless Service and its slice with two numbers for one port. */
export const epsPortNumber: Rule = {
  id: 'eps-port-number',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A headless Service and its EndpointSlices have the same port numbers',
  why: "Nothing translates: SRV records carry the slice's number, people and meshes read the Service's.",
  symptom: "Connection refused on the Service's port",
  fix: "Write the backend's number in both.",
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  *check({ inventory }) {
    for (const { object, service, ports } of writtenPorts(inventory)) {
      if (!service.headless) continue;
      const numbers = new Map(service.ports.map(({ name, port }) => [name ?? '', port]));
      for (const { name, port, path } of ports) {
        const declared = numbers.get(name);
        // A second port of that name is refused: another rule's finding.
        numbers.delete(name);
        if (port !== undefined && declared !== undefined && declared !== port)
          yield {
            object: object.manifest,
            path: `${path}.port`,
            found: `${port}, while port ${name === '' ? '' : `"${name}" `}of the headless Service ${service.name} is ${declared}`,
            expected: 'one number, the one that the backend listens on',
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
