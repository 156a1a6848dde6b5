import { dig, type Manifest } from '../../manifest/manifest';
import { ISTIO_UID } from '../../port/istio-reserved';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { hasSidecars, keepsOut } from '../shared/mesh/sidecar-mesh';

/** Applications that run as the user of the sidecar. */
export const istioReservedUid: Rule = {
  id: 'istio-reserved-uid',
  severity: 'error',
  enforcement: 'runtime',
  title: 'An application in a mesh does not run as the user of the sidecar',
  why: 'Traffic of user 1337 is taken for traffic of the sidecar and is not redirected, or it would run in circles.',
  symptom: 'All calls of the application leave in plain text and are refused under STRICT mTLS.',
  fix: 'Use another `runAsUser`.',
  source: 'https://istio.io/latest/docs/ops/deployment/application-requirements/#pod-requirements',
  *check(run) {
    if (!hasSidecars(run)) return;
    for (const workload of run.inventory.workloads) {
      if (keepsOut(workload)) continue;
      const places = [
        { path: workload.podSpecPath, fields: workload.podSpec },
        // An init container may use the user on purpose, to get past a redirection without a sidecar.
        ...workload.servingContainers,
      ];
      for (const { path, fields } of places)
        if (dig(fields, 'securityContext', 'runAsUser') === ISTIO_UID)
          yield {
            object: workload.manifest,
            path: `${path}.securityContext.runAsUser`,
            found: `${ISTIO_UID}, the user of the sidecar`,
            expected: 'another user',
          };
    }
  },
  examples: { bad: example(ISTIO_UID), good: example(10001), settings: { mesh: 'istio-sidecar' } },
};

function example(runAsUser: number): readonly Manifest[] {
  return [sampleDeployment({ podSpec: { securityContext: { runAsUser } } })];
}
