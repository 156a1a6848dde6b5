import { quoted } from '../../kubernetes/quoted';
import type { Inventory } from '../../manifest/inventory';
import type { Service, ServicePort } from '../../manifest/service';
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
  fix: 'Give the port the name of its container port, or one that says the protocol, such as http or tcp.',
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
        expected: `a name such as ${quoted(fittingName(inventory, service, port))}`,
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort({ name: undefined })] } })],
    good: [sampleHeadlessService({ spec: { ports: [samplePort({ name: 'http' })] } })],
  },
};

const WEB_PORTS: ReadonlySet<number | undefined> = new Set([80, 8080]);

/** The name of the container port; else one that promises no protocol that the pods may not speak. */
function fittingName(inventory: Inventory, service: Service, { port, targetPort = port }: ServicePort): string {
  const declared = inventory
    .selectedBy(service)
    .flatMap(({ containers }) => containers.flatMap(({ ports }) => ports))
    .find(({ name, containerPort }) => name !== undefined && (name === targetPort || containerPort === targetPort));
  return declared?.name ?? (WEB_PORTS.has(port) ? 'http' : 'tcp');
}
