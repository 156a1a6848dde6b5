import type { Rule } from '../rule';
import { sampleHeadlessService, samplePort } from '../examples';

export const svcPortNameRequired: Rule = {
  id: 'svc-port-name-required',
  severity: 'error',
  enforcement: 'api',
  title: 'Give each port of a Service with several ports a name',
  why: 'EndpointSlices, SRV records and Ingresses find a port by its name. Only a single port may have none.',
  symptom: 'spec.ports[1].name: Required value',
  fix: 'Give each port a name, such as http.',
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
            found: `port ${port.port ?? '(without a number)'} without a name, one of ${service.ports.length} ports`,
            expected: 'a name for each port, such as "http"',
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
