import type { Rule } from '../rule';
import { sampleHeadlessService, samplePort } from '../examples';

export const svcPortUnnamedSrv: Rule = {
  id: 'svc-port-unnamed-srv',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Give the port of a headless Service a name',
  why:
    'Clients can find the port of a headless Service only in its SRV record, and the record is made of the name: ' +
    '_http._tcp.web.default.svc. A mesh reads the protocol from the name too.',
  symptom: 'NXDOMAIN for the SRV record _<port>._tcp.<service>.<namespace>.svc.<domain>',
  fix: 'Give the port a name, such as http: best the name of the container port.',
  source: 'https://github.com/kubernetes/dns/blob/master/docs/specification.md',
  outranks: ['dns-record-missing'],
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (!service.headless || service.type !== 'ClusterIP') continue;
      const [port, second] = service.ports;
      // With a second port the API server refuses the missing name: svc-port-name-required.
      if (port === undefined || second !== undefined || port.name !== undefined) continue;
      if (port.fields.name !== undefined && port.fields.name !== null && port.fields.name !== '') continue;
      yield {
        object: service.manifest,
        path: port.fields.name === undefined ? port.path : `${port.path}.name`,
        found: `port ${port.port ?? '(without a number)'} without a name`,
        expected: 'a name such as "http"',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort({ name: undefined })] } })],
    good: [sampleHeadlessService({ spec: { ports: [samplePort({ name: 'http' })] } })],
  },
};
