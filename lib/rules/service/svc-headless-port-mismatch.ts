import type { Inventory } from '../../manifest/inventory';
import type { Service, ServicePort } from '../../manifest/service';
import { isPortNumber } from '../../kubernetes/ports';
import type { Rule } from '../rule';
import { declaredPort } from '../shared/service/declared-port';
import { sampleDeployment, sampleHeadlessService, samplePort } from '../examples';

/** A headless Service that seems to translate a port. */
export const svcHeadlessPortMismatch: Rule = {
  id: 'svc-headless-port-mismatch',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'On a headless Service, port and targetPort are the same number',
  why: 'There is no cluster IP and nothing translates: clients connect to the pod, where only the target port listens. SRV records carry the target port, `kubectl get service` prints the useless one, and Istio listens on `port`.',
  symptom: 'Connection refused on `port`',
  fix: 'Make `port` the number that the container listens on and leave `targetPort` out, or give the Service a cluster IP.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (!service.headless || service.type !== 'ClusterIP') continue;
      for (const port of service.ports) {
        // A number that no port has is another rule's finding.
        if (!isPortNumber(port.port)) continue;
        const numbers = targetNumbers(inventory, service, port);
        if (numbers.length === 0 || numbers.includes(port.port)) continue;
        const target = numbers.join(' and ');
        yield {
          object: service.manifest,
          path: `${port.path}.port`,
          found:
            typeof port.targetPort === 'string'
              ? `${port.port}, while the target port "${port.targetPort}" is ${target}`
              : `${port.port}, while the target port is ${target}`,
          expected: `${target}, the number that clients have to dial`,
          ...(numbers.length === 1 && {
            fix: `Write \`port: ${target}\` and leave \`targetPort\` out, or give the Service a cluster IP.`,
          }),
        };
      }
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort({ port: 80, targetPort: 8080 })] } }), sampleDeployment()],
    good: [
      sampleHeadlessService({ spec: { ports: [samplePort({ port: 8080, targetPort: 8080 })] } }),
      sampleDeployment(),
    ],
  },
};

/** What the target port is in the selected pods; empty where it is `port` itself or out of sight. */
function targetNumbers(
  inventory: Inventory,
  service: Service,
  { targetPort, protocol }: ServicePort,
): readonly number[] {
  // 0 means `port` itself.
  if (typeof targetPort === 'number') return isPortNumber(targetPort) ? [targetPort] : [];
  if (targetPort === undefined || targetPort === '') return [];
  const numbers = inventory
    .selectedBy(service)
    .map((workload) => declaredPort(workload, targetPort, protocol)?.number)
    .filter((number) => number !== undefined);
  return [...new Set(numbers)];
}
