import { qualifiedNameErrors } from '../../kubernetes/labels';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, samplePort } from '../examples';

export const svcAppprotocol: Rule = {
  id: 'svc-appprotocol',
  severity: 'error',
  enforcement: 'api',
  title: 'Set appProtocol to a name such as http, or to a name with a domain',
  why: 'Meshes, Gateways and load balancers read from appProtocol how to handle the traffic.',
  symptom:
    "spec.ports[0].appProtocol: Invalid value: \"grpc web\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  fix: 'Write a name such as http, grpc or kubernetes.io/h2c.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol',
  outranks: ['istio-appprotocol-unknown'],
  *check({ inventory }) {
    for (const service of inventory.services)
      for (const { appProtocol, path } of service.ports) {
        const errors = appProtocol === undefined ? [] : qualifiedNameErrors(appProtocol);
        if (errors.length > 0)
          yield {
            object: service.manifest,
            path: `${path}.appProtocol`,
            found: `${quoted(appProtocol)}: ${errors.join('; ')}`,
            expected: 'a name such as "http", or a name with a domain such as "example.com/my-protocol"',
          };
      }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort({ appProtocol: 'grpc web' })] } })],
    good: [sampleHeadlessService({ spec: { ports: [samplePort({ appProtocol: 'grpc-web' })] } })],
  },
};
