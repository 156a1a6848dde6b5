import type { Rule } from '../rule';
import { sampleHeadlessService, samplePort } from '../examples';

/** Several ports, one of them without a name. */
export const svcPortNameRequired: Rule = {
  id: 'svc-port-name-required',
  severity: 'error',
  enforcement: 'api',
  title: 'Every port of a Service with several ports has a name',
  why: 'Ports of one Service are told apart by their names: in EndpointSlices, in SRV records and in Ingresses. Only a single port may go without.',
  symptom: 'spec.ports[1].name: Required value',
  fix: 'Give each port a `name`.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (service.ports.length < 2) continue;
      for (const port of service.ports)
        if (
          port.name === undefined &&
          (port.fields.name === undefined || port.fields.name === null || port.fields.name === '')
        )
          yield {
            object: service.manifest,
            path: port.fields.name === undefined ? port.path : `${port.path}.name`,
            found: `port ${port.port ?? '?'} without a name, among ${service.ports.length} ports`,
            expected: 'a name for each port',
          };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort(), { port: 9090, protocol: 'TCP' }] } })],
    good: [
      sampleHeadlessService({ spec: { ports: [samplePort(), { name: 'metrics', port: 9090, protocol: 'TCP' }] } }),
    ],
  },
};
