import type { Inventory } from '../../manifest/inventory';
import type { Service, ServicePort } from '../../manifest/service';
import { isPortNumber } from '../../kubernetes/ports';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { declaredPort } from '../shared/service/declared-port';
import { isRouted } from '../shared/service/routed-port';
import { sampleDeployment, sampleHeadlessService, samplePort } from '../examples';

export const svcHeadlessPortMismatch: Rule = {
  id: 'svc-headless-port-mismatch',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Write the same number for port and targetPort of a headless Service',
  why:
    'A headless Service has no cluster IP, so nothing translates ports: clients connect to the pod, which ' +
    'listens on the target port. SRV records have the target port, while kubectl get service and Istio show and ' +
    'use the port.',
  symptom: 'connection refused on the port of the Service',
  fix:
    'Set port to the number that the container listens on and remove targetPort, or give the Service a cluster ' +
    'IP.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (!service.headless || service.type !== 'ClusterIP') continue;
      for (const port of service.ports) {
        // svc-port-range finds numbers that no port can have.
        if (!isPortNumber(port.port)) continue;
        const numbers = targetNumbers(inventory, service, port).filter(isPortNumber);
        if (numbers.length === 0 || numbers.includes(port.port)) continue;
        const target = numbers.join(' and ');
        yield {
          object: service.manifest,
          path: `${port.path}.port`,
          found:
            typeof port.targetPort === 'string'
              ? `${port.port}; the target port ${quoted(port.targetPort)} is ${target}`
              : `${port.port}; the target port is ${target}`,
          expected: `${target}, the port that the pods listen on`,
          ...(isRouted(inventory, service, port) && { severity: 'info' as const }),
          ...(numbers.length === 1 && {
            fix: `Write port: ${target} and remove targetPort, or give the Service a cluster IP.`,
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

/** The numbers of the target port in the selected pods; none where it is `port` itself or the pods are not in the checked files. */
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
