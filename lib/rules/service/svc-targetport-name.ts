import { portNameFaults } from '../../kubernetes/names';
import type { Rule } from '../rule';
import { sampleHeadlessService, samplePort } from '../examples';

/** A named target port that no container port can have as its name. */
export const svcTargetportName: Rule = {
  id: 'svc-targetport-name',
  severity: 'error',
  enforcement: 'api',
  title: 'A named target port has the form of a container port name',
  why: 'A text is always read as a name, so a quoted number ("8080") is refused. Container port names have at most 15 characters, although the port names of a Service may have 63.',
  symptom: 'spec.ports[0].targetPort: Invalid value: "8080": must contain at least one letter (a-z)',
  fix: 'Write a number without quotes, or the name of a container port: at most 15 of a-z, 0-9 and single inner hyphens, at least one letter.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  *check({ inventory }) {
    for (const service of inventory.services)
      for (const { targetPort, path } of service.ports) {
        if (typeof targetPort !== 'string' || targetPort === '') continue;
        const faults = portNameFaults(targetPort);
        if (faults.length > 0)
          yield {
            object: service.manifest,
            path: `${path}.targetPort`,
            found: `"${targetPort}": ${faults.join('; ')}`,
            expected: 'a number, or the name of a container port (at most 15 characters)',
            ...(/^\d+$/.test(targetPort) && { fix: `Leave the quotes out: \`targetPort: ${targetPort}\`.` }),
          };
      }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort({ targetPort: '8080' })] } })],
    good: [sampleHeadlessService({ spec: { ports: [samplePort({ targetPort: 8080 })] } })],
  },
};
