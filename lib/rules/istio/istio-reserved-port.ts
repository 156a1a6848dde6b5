import type { Manifest } from '../../manifest/manifest';
import { ISTIO_PORTS } from '../../port/istio-reserved';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { hasSidecars, keepsOut } from '../shared/mesh/sidecar-mesh';

/** Finds container ports that the sidecar uses itself. */
export const istioReservedPort: Rule = {
  id: 'istio-reserved-port',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Do not use the ports of Istio in a pod with a sidecar',
  why: 'The sidecar and its agent listen on these ports of the same pod, and traffic to them is not redirected.',
  symptom: 'bind: address already in use, in the application or in the sidecar, whichever starts last.',
  fix: 'Let the application listen on another port.',
  source: 'https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio',
  *check(run) {
    if (!hasSidecars(run)) return;
    for (const workload of run.inventory.workloads) {
      if (keepsOut(workload)) continue;
      for (const container of workload.servingContainers)
        for (const { containerPort, path } of container.ports) {
          const use = ISTIO_PORTS.get(containerPort ?? 0);
          if (use === undefined) continue;
          yield {
            object: workload.manifest,
            path: `${path}.containerPort`,
            found: `${containerPort}, which Istio uses for ${use}`,
            expected: 'another port, such as 8080',
          };
        }
    }
  },
  examples: { bad: example(15001), good: example(8080), settings: { mesh: 'istio-sidecar' } },
};

function example(containerPort: number): readonly Manifest[] {
  return [sampleDeployment({ container: { ports: [{ containerPort }] } })];
}
