import { dnsLabel1123Faults } from '../../kubernetes/names';
import type { Rule } from '../rule';
import { sampleHeadlessService, samplePort } from '../examples';

/** A Service port name that is no DNS label. */
export const svcPortNameLabel: Rule = {
  id: 'svc-port-name-label',
  severity: 'error',
  enforcement: 'api',
  title: 'The name of a Service port is a DNS label',
  why: 'The name becomes a label of the SRV record, `_http._tcp.web.default.svc`.',
  symptom:
    'spec.ports[0].name: Invalid value: "my_port": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or \'-\', and must start and end with an alphanumeric character',
  fix: 'Use lower-case letters, digits and inner hyphens, at most 63; with 15 or fewer the same name serves the container port.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
  *check({ inventory }) {
    for (const service of inventory.services)
      for (const { name, path } of service.ports) {
        const faults = name === undefined ? [] : dnsLabel1123Faults(name);
        if (faults.length > 0)
          yield {
            object: service.manifest,
            path: `${path}.name`,
            found: `"${name}": ${faults.join('; ')}`,
            expected: 'at most 63 of a-z, 0-9 and inner hyphens',
          };
      }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort({ name: 'my_port' })] } })],
    good: [sampleHeadlessService({ spec: { ports: [samplePort({ name: 'my-port' })] } })],
  },
};
