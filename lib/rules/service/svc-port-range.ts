import { isPortNumber } from '../../kubernetes/ports';
import type { Rule } from '../rule';
import { sampleHeadlessService, samplePort } from '../examples';

/** A port without a number, or with one that no TCP or UDP port can have. */
export const svcPortRange: Rule = {
  id: 'svc-port-range',
  severity: 'error',
  enforcement: 'api',
  title: 'Ports and numeric target ports are between 1 and 65535',
  why: 'TCP, UDP and SCTP have 16 bits for a port. A target port of 0 is read as "the same as `port`", so it is no fault.',
  symptom: 'spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive',
  fix: 'Write the number that the container listens on.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
  *check({ inventory }) {
    for (const service of inventory.services)
      for (const port of service.ports) {
        // The API reads a port that is left out as 0.
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

const RANGE = 'a number between 1 and 65535';
