import { dnsLabel1123Errors } from '../../kubernetes/names';
import type { Resource } from '../../manifest/resource';
import { sampleEndpointSlice } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import type { RuleFinding, Rule } from '../rule';
import { slicePorts, type SlicePort } from '../shared/endpointslice/slice-ports';
import { writtenPorts, type WrittenPorts } from '../shared/endpointslice/written-ports';
import { writtenSlices } from '../shared/endpointslice/written-slices';

/** Finds slices whose port names are not those of their Service. */
export const epsPortNames: Rule = {
  id: 'eps-port-names',
  severity: 'error',
  enforcement: 'api',
  title: 'Name the ports of an EndpointSlice as the ports of its Service, each name once',
  why: 'A Service port leads to the EndpointSlice port of the same name, a port without a name to one without a name. The API server refuses a name twice. It accepts a name that the Service does not have: behind a cluster IP that port gets no traffic, and a headless Service has an SRV record only under that name.',
  symptom: 'ports[1].name: Duplicate value: "http"',
  fix: 'Use the port names of the Service.',
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

/** The port names that the API server refuses: of a wrong form, or written twice. */
function* malformed(slice: Resource): Iterable<RuleFinding> {
  for (const { path, name, errors } of namedPorts(slicePorts(slice)))
    if (errors.length > 0)
      yield {
        object: slice.manifest,
        path: `${path}.name`,
        found: `${quoted(name)}: ${errors.join('; ')}`,
        expected: 'the name of a Service port, once',
      };
}

/** The ports, each with the errors of its name. */
function namedPorts(ports: readonly SlicePort[]): readonly (SlicePort & { readonly errors: readonly string[] })[] {
  const first = new Map<string, string>();
  return ports.map((port) => {
    const earlier = first.get(port.name);
    if (earlier === undefined) first.set(port.name, port.path);
    const twice = earlier === undefined ? [] : [`${earlier} has this name too`];
    return { ...port, errors: [...(port.name === '' ? [] : dnsLabel1123Errors(port.name)), ...twice] };
  });
}

/** The slice ports that no Service port leads to, where a port of the Service has no slice port either. */
function* unrouted({ object, service, ports }: WrittenPorts): Iterable<RuleFinding> {
  const names = new Set(service.ports.map(({ name }) => name ?? ''));
  const there = new Set(ports.map(({ name }) => name));
  const unmatched = [...names].filter((name) => !there.has(name));
  // An additional port is right; a name is wrong only where a port of the Service has no slice port.
  if (unmatched.length === 0) return;
  for (const { name, path, errors } of namedPorts(ports))
    if (!names.has(name) && errors.length === 0)
      yield {
        object: object.manifest,
        path: name === '' ? path : `${path}.name`,
        found: `${described(name)}, but Service ${quoted(service.name)} has ${unmatched.map(described).join(', ')}`,
        expected: unmatched.map(described).join(' or '),
        severity: service.headless ? 'warning' : 'error',
      };
}

function described(name: string): string {
  return name === '' ? 'a port without a name' : quoted(name);
}

function port(name: string, number: number) {
  return { name, port: number, protocol: 'TCP' };
}
