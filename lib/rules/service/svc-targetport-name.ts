import { portNameErrors } from '../../kubernetes/names';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, samplePort } from '../examples';

export const svcTargetportName: Rule = {
  id: 'svc-targetport-name',
  severity: 'error',
  enforcement: 'api',
  title: 'Write a named target port as the name of a container port',
  why:
    'A string is always read as a name, so the API server refuses a quoted number ("8080"). Names of container ' +
    'ports have at most 15 characters, names of Service ports up to 63.',
  symptom: 'spec.ports[0].targetPort: Invalid value: "8080": must contain at least one letter (a-z)',
  fix:
    'Write a number without quotes, or the name of a container port: at most 15 of a-z, 0-9 and single "-" ' +
    'between them, at least one letter.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  *check({ inventory }) {
    for (const service of inventory.services)
      for (const { targetPort, path } of service.ports) {
        if (typeof targetPort !== 'string' || targetPort === '') continue;
        const errors = portNameErrors(targetPort);
        if (errors.length > 0)
          yield {
            object: service.manifest,
            path: `${path}.targetPort`,
            found: `${quoted(targetPort)}: ${errors.join('; ')}`,
            expected: 'a number such as 8080, or the name of a container port such as "http" (at most 15 characters)',
            ...(/^\d+$/.test(targetPort) && { fix: `Remove the quotes: targetPort: ${targetPort}.` }),
          };
      }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort({ targetPort: '8080' })] } })],
    good: [sampleHeadlessService({ spec: { ports: [samplePort({ targetPort: 8080 })] } })],
  },
};
