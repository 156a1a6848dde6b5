import type { Inventory } from '../../manifest/inventory';
import type { Manifest } from '../../manifest/manifest';
import { slicePorts } from '../shared/endpointslice/slice-ports';
import { writtenSlices } from '../shared/endpointslice/written-slices';
import { sampleHeadlessService, samplePort } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { isPlaceholder } from '../../kubernetes/placeholders';

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

export const svcProtocol: Rule = {
  id: 'svc-protocol',
  severity: 'error',
  enforcement: 'api',
  title: 'Write the protocol of a port as TCP, UDP or SCTP',
  why:
    'The field names the transport protocol. The application protocol (HTTP, gRPC) is written in appProtocol or ' +
    'in the name of the port.',
  symptom: 'spec.ports[0].protocol: Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP"',
  fix: 'Write TCP, UDP or SCTP, in capital letters. Write an application protocol into appProtocol.',
  source: 'https://kubernetes.io/docs/reference/networking/service-protocols/',
  outranks: ['field-value'],
  *check({ inventory }) {
    for (const { object, path, protocol } of portsOf(inventory))
      if (protocol !== '' && !PROTOCOLS.includes(protocol) && !isPlaceholder(protocol))
        yield { object, path: `${path}.protocol`, found: quoted(protocol), expected: '"TCP", "UDP" or "SCTP"' };
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort({ protocol: 'tcp' })] } })],
    good: [sampleHeadlessService({ spec: { ports: [samplePort({ protocol: 'TCP' })] } })],
  },
};

/** The ports of Services, containers and hand-written EndpointSlices. */
function* portsOf(inventory: Inventory): Iterable<{ object: Manifest; path: string; protocol: string }> {
  for (const { manifest: object, ports } of inventory.services)
    for (const { path, protocol } of ports) yield { object, path, protocol };
  for (const { manifest: object, containers } of inventory.workloads)
    for (const container of containers)
      for (const { path, protocol } of container.ports) yield { object, path, protocol };
  for (const slice of writtenSlices(inventory))
    for (const { path, protocol } of slicePorts(slice)) yield { object: slice.manifest, path, protocol };
}
