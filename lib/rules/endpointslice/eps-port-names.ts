import { dnsLabel1123Faults } from '../../kubernetes/names';
import type { Resource } from '../../manifest/resource';
import { sampleEndpointSlice } from '../examples';
import type { RuleFinding, Rule } from '../rule';
import { slicePorts, type SlicePort } from '../shared/endpointslice/slice-ports';
import { writtenPorts, type WrittenPorts } from '../shared/endpointslice/written-ports';
import { writtenSlices } from '../shared/endpointslice/written-slices';

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
    for (const slice of writtenSlices(inventory)) yield* malformed(slice);
    for (const written of writtenPorts(inventory)) yield* unrouted(written);
  },
  examples: {
    bad: [sampleEndpointSlice({ ports: [port('http', 8080), port('http', 9090)] })],
    good: [sampleEndpointSlice({ ports: [port('http', 8080), port('metrics', 9090)] })],
  },
};

/** Names that the API server refuses: of another form, or given before. */
function* malformed(slice: Resource): Iterable<RuleFinding> {
  for (const { path, name, faults } of namedPorts(slicePorts(slice)))
    if (faults.length > 0)
      yield {
        object: slice.manifest,
        path: `${path}.name`,
        found: `"${name}": ${faults.join('; ')}`,
        expected: 'the name of a Service port, once',
      };
}

/** The ports, each with what is wrong with its name by itself. */
function namedPorts(ports: readonly SlicePort[]): readonly (SlicePort & { readonly faults: readonly string[] })[] {
  const first = new Map<string, string>();
  return ports.map((port) => {
    const earlier = first.get(port.name);
    if (earlier === undefined) first.set(port.name, port.path);
    const twice = earlier === undefined ? [] : [`Duplicate value, the name of ${earlier} too`];
    return { ...port, faults: [...(port.name === '' ? [] : dnsLabel1123Faults(port.name)), ...twice] };
  });
}

/** The ports with a good name that no port of the Service leads to, where the Service lacks one of them as well. */
function* unrouted({ object, service, ports }: WrittenPorts): Iterable<RuleFinding> {
  const names = new Set(service.ports.map(({ name }) => name ?? ''));
  const there = new Set(ports.map(({ name }) => name));
  const lacking = [...names].filter((name) => !there.has(name));
  // A port more is no fault; only where one of the Service leads nowhere, a name is wrong.
  if (lacking.length === 0) return;
  for (const { name, path, faults } of namedPorts(ports))
    if (!names.has(name) && faults.length === 0)
      yield {
        object: object.manifest,
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
