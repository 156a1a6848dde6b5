import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { declaredPort } from '../shared/service/declared-port';
import { sampleDeployment, sampleHeadlessService, samplePort } from '../examples';
import { nameOf } from '../../manifest/names-in-words';

export const svcTargetportSplit: Rule = {
  id: 'svc-targetport-split',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Use one number for a named target port of a headless Service in all selected pods',
  why:
    'A headless Service does not translate ports: clients that read its A records must use one port for all ' +
    'pods. Behind a cluster IP the numbers may differ.',
  symptom:
    'several EndpointSlices, SRV records with different ports, and connection refused for clients that read A ' +
    'records',
  fix: 'Let the containers of all workloads behind the Service listen on one number.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (!service.headless) continue;
      for (const { targetPort, protocol, path } of service.ports) {
        if (typeof targetPort !== 'string') continue;
        const byNumber = new Map<number, string>();
        for (const workload of inventory.selectedBy(service)) {
          const number = declaredPort(workload, targetPort, protocol)?.number;
          if (number !== undefined && !byNumber.has(number)) byNumber.set(number, nameOf(workload));
        }
        if (byNumber.size > 1)
          yield {
            object: service.manifest,
            path: `${path}.targetPort`,
            found: `${quoted(targetPort)} is ${[...byNumber].map(([number, owner]) => `${number} in ${owner}`).join(', ')}`,
            expected: 'one number in all selected pods',
          };
      }
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: [samplePort({ targetPort: 'http' })] } }), stable(), canary(9090)],
    good: [sampleHeadlessService({ spec: { ports: [samplePort({ targetPort: 'http' })] } }), stable(), canary(8080)],
  },
};

function canary(containerPort: number) {
  const ports = [{ name: 'http', containerPort }];
  return sampleDeployment({
    metadata: { name: 'web-canary' },
    labels: { app: 'web', track: 'canary' },
    container: { ports },
  });
}

function stable() {
  return sampleDeployment({ labels: { app: 'web', track: 'stable' } });
}
