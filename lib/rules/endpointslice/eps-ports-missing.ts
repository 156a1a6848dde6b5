import { sampleEndpointSlice, sampleHeadlessService } from '../examples';
import type { Rule } from '../rule';
import { writtenPorts } from '../shared/endpointslice/written-ports';
import { nameOf } from '../../manifest/names-in-words';

/** Addresses without ports, for a Service that has some. */
export const epsPortsMissing: Rule = {
  id: 'eps-ports-missing',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Write the ports of the Service into its EndpointSlices',
  why: 'Each port of a Service leads to the port of the same name in the slice. A slice without ports has no SRV record, and a Service with a cluster IP has no backend.',
  symptom: 'no SRV record; behind a cluster IP "connection refused"',
  fix: 'Copy name, port and protocol from the Service.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#custom-endpointslices',
  *check({ inventory }) {
    for (const { object, path, service, ports } of writtenPorts(inventory)) {
      if (object.kind !== 'EndpointSlice' || ports.length > 0 || service.ports.length === 0) continue;
      const names = service.ports.flatMap(({ name, port }) => (name === undefined ? (port ?? []) : `"${name}"`));
      if (names.length === 0) continue;
      yield {
        object: object.manifest,
        path,
        found: `no ports; ${nameOf(service)} has ${names.join(', ')}`,
        expected: 'the ports of the Service',
        ...(service.headless ? {} : { severity: 'error' as const }),
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { selector: undefined } }), sampleEndpointSlice({ ports: undefined })],
    good: [sampleHeadlessService({ spec: { selector: undefined } }), sampleEndpointSlice()],
  },
};
