import type { Rule } from '../rule';
import { sampleHeadlessService, samplePort } from '../examples';

/** A headless port without a name, and so without an SRV record. */
export const svcPortUnnamedSrv: Rule = {
  id: 'svc-port-unnamed-srv',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'The port of a headless Service has a name',
  why: 'Clients can learn the port of a headless Service from its SRV record only, and the record is made of the name: `_http._tcp.web.default.svc`. A mesh reads the protocol from the name, too.',
  symptom: 'NXDOMAIN for the SRV record `_<port>._tcp.<service>.<namespace>.svc.<domain>`',
  fix: 'Give the port a `name`, best the one of the container port.',
  source: 'https://github.com/kubernetes/dns/blob/master/docs/specification.md',
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (!service.headless || service.type !== 'ClusterIP') continue;
      const [port, second] = service.ports;
      // With a second port the missing name is refused: another rule's finding.
      if (port === undefined || second !== undefined || port.name !== undefined) continue;
      if (port.fields.name !== undefined && port.fields.name !== null && port.fields.name !== '') continue;
      yield {
        object: service.manifest,
        path: port.fields.name === undefined ? port.path : `${port.path}.name`,
        found: `port ${port.port ?? '?'} without a name`,
        expected: 'a name, for the SRV record',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort({ name: undefined })] } })],
    good: [sampleHeadlessService({ spec: { ports: [samplePort({ name: 'http' })] } })],
  },
};
