import type { Rule } from '../rule';
import { example } from '../examples/application';

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** A transport protocol that the API does not know. */
export const svcProtocol: Rule = {
  id: 'svc-protocol',
  severity: 'error',
  enforcement: 'api',
  title: 'The protocol of a Service port is TCP, UDP or SCTP, in capitals',
  why: 'The field names the transport. What is spoken over it (HTTP, gRPC) stands in `appProtocol` or in the port name.',
  symptom: 'spec.ports[0].protocol: Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP"',
  fix: 'Write `TCP`, `UDP` or `SCTP`; an application protocol goes into `appProtocol`.',
  source: 'https://kubernetes.io/docs/reference/networking/service-protocols/',
  *check({ inventory }) {
    for (const service of inventory.services)
      for (const { protocol, path } of service.ports)
        if (protocol !== '' && !PROTOCOLS.includes(protocol))
          yield {
            object: service.manifest,
            path: `${path}.protocol`,
            found: `"${protocol}"`,
            expected: 'TCP, UDP or SCTP',
          };
  },
  examples: {
    bad: [example.headless({ ports: [example.port({ protocol: 'tcp' })] })],
    good: [example.headless({ ports: [example.port({ protocol: 'TCP' })] })],
  },
};
