import { dnsLabel1123Faults } from '../../kubernetes/names';
import type { Resource } from '../../manifest/resource';
import type { Service } from '../../manifest/service';
import { sampleEndpointSlice } from '../examples';
import type { RuleFinding, Rule } from '../rule';
import { slicePorts } from '../shared/endpointslice/slice-ports';
import { SERVICE_NAME, writtenSlices } from '../shared/endpointslice/written-slices';

/** A slice whose port names are not those of its Service. */
export const epsPortNames: Rule = {
  id: 'eps-port-names',
  severity: 'error',
  enforcement: 'api',
  title: 'The ports of an EndpointSlice have the names of the Service ports, each once',
  why: "A port of a Service leads to the slice port of the same name; an unnamed one to the one without a name. The API server refuses a name twice. One that the Service lacks is accepted: with a cluster IP it gets no traffic, and a headless Service has its SRV record under the slice's name.",
  symptom: 'ports[1].name: Duplicate value: "http"',
  fix: 'Copy the names from the Service.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#custom-endpointslices',
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory)) {
      const first = new Map<string, string>();
      const faulty = new Set<string>();
      for (const { name, path } of slicePorts(slice)) {
        const faults = name === '' ? [] : [...dnsLabel1123Faults(name)];
        const earlier = first.get(name);
        if (earlier === undefined) first.set(name, path);
        else faults.push(`Duplicate value, the name of ${earlier} too`);
        if (faults.length === 0) continue;
        faulty.add(path);
        yield {
          object: slice.manifest,
          path: `${path}.name`,
          found: `"${name}": ${faults.join('; ')}`,
          expected: 'the name of a Service port, once',
        };
      }
      const service = inventory.service(slice.labels.get(SERVICE_NAME) ?? '', slice);
      if (service !== undefined && service.selector.size === 0) yield* unrouted(slice, service, faulty);
    }
  },
  examples: {
    bad: [sampleEndpointSlice({ ports: [port('http', 8080), port('http', 9090)] })],
    good: [sampleEndpointSlice({ ports: [port('http', 8080), port('metrics', 9090)] })],
  },
};

/** The slice ports with a good name that no port of the Service leads to, where the Service lacks a slice port as well. */
function* unrouted(slice: Resource, service: Service, faulty: ReadonlySet<string>): Iterable<RuleFinding> {
  const ports = slicePorts(slice);
  const names = new Set(service.ports.map(({ name }) => name ?? ''));
  const inSlice = new Set(ports.map(({ name }) => name));
  const lacking = [...names].filter((name) => !inSlice.has(name));
  // A port more in the slice is no fault; only where one of the Service leads nowhere, a name is wrong.
  if (lacking.length === 0) return;
  for (const { name, path } of ports)
    if (!names.has(name) && !faulty.has(path))
      yield {
        object: slice.manifest,
        path: name === '' ? path : `${path}.name`,
        found: `${written(name)}, while the Service ${service.name} has ${lacking.map(written).join(', ')}`,
        expected: lacking.map(written).join(' or '),
        severity: service.headless ? 'warning' : 'error',
      };
}

function written(name: string): string {
  return name === '' ? 'a port without a name' : `"${name}"`;
}

function port(name: string, number: number) {
  return { name, port: number, protocol: 'TCP' };
}
