import { dnsLabel1123Errors } from '../../kubernetes/names';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, samplePort } from '../examples';

export const svcPortNameLabel: Rule = {
  id: 'svc-port-name-label',
  severity: 'error',
  enforcement: 'api',
  title: 'Name the ports of a Service with DNS labels',
  why: 'The name becomes a label of the SRV record, _http._tcp.web.default.svc.',
  symptom:
    'spec.ports[0].name: Invalid value: "my_port": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or \'-\', and must start and end with an alphanumeric character',
  fix:
    'Use lowercase letters, digits and "-" between them, at most 63 characters; with 15 or fewer the container ' +
    'port can have the same name.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
  *check({ inventory }) {
    for (const service of inventory.services)
      for (const { name, path } of service.ports) {
        const errors = name === undefined ? [] : dnsLabel1123Errors(name);
        if (errors.length > 0)
          yield {
            object: service.manifest,
            path: `${path}.name`,
            found: `${quoted(name)}: ${errors.join('; ')}`,
            expected: 'a name such as "my-port": a-z, 0-9 and "-" between them, at most 63 characters',
          };
      }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort({ name: 'my_port' })] } })],
    good: [sampleHeadlessService({ spec: { ports: [samplePort({ name: 'my-port' })] } })],
  },
};
