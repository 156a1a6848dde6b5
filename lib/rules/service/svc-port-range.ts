import { isPortNumber } from '../../kubernetes/ports';
import type { Rule } from '../rule';
import { sampleHeadlessService, samplePort } from '../examples';

export const svcPortRange: Rule = {
  id: 'svc-port-range',
  severity: 'error',
  enforcement: 'api',
  title: 'Write ports and numeric target ports between 1 and 65535',
  why:
    'TCP, UDP and SCTP have 16 bits for a port. The API server reads targetPort: 0 as the number in port, so 0 ' +
    'is no finding there.',
  symptom: 'spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive',
  fix: 'Write the number that the container listens on.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
  *check({ inventory }) {
    for (const service of inventory.services)
      for (const port of service.ports) {
        // The API server reads a missing port as 0.
        if ((port.fields.port ?? null) === null)
          yield { object: service.manifest, path: port.path, found: 'no port', expected: RANGE };
        if (port.port !== undefined && !isPortNumber(port.port))
          yield { object: service.manifest, path: `${port.path}.port`, found: String(port.port), expected: RANGE };
        if (typeof port.targetPort === 'number' && port.targetPort !== 0 && !isPortNumber(port.targetPort))
          yield {
            object: service.manifest,
            path: `${port.path}.targetPort`,
            found: String(port.targetPort),
            expected: RANGE,
          };
      }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort({ port: 70000 })] } })],
    good: [sampleHeadlessService({ spec: { ports: [samplePort({ port: 7000 })] } })],
  },
};

const RANGE = 'an integer between 1 and 65535, such as 8080';
