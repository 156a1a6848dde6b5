import { dig, type Manifest } from '../../manifest/manifest';
import { ISTIO_UID } from '../../port/istio-reserved';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { hasSidecars, keepsOut } from '../shared/mesh/sidecar-mesh';

/** Finds applications that run as the user of the sidecar. */
export const istioReservedUid: Rule = {
  id: 'istio-reserved-uid',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Do not run an application as user 1337, the user of the sidecar',
  why: 'Traffic of user 1337 is not redirected to the sidecar, because it is the traffic of the sidecar itself.',
  symptom: 'All calls of the application are in plain text, and peers with STRICT mTLS refuse them.',
  fix: 'Set runAsUser to another user, such as 10001.',
  source: 'https://istio.io/latest/docs/ops/deployment/application-requirements/#pod-requirements',
  *check(run) {
    if (!hasSidecars(run)) return;
    for (const workload of run.inventory.workloads) {
      if (keepsOut(workload)) continue;
      const places = [
        { path: workload.podSpecPath, fields: workload.podSpec },
        // An init container may use the user on purpose: its traffic is not redirected before the sidecar runs.
        ...workload.servingContainers,
      ];
      for (const { path, fields } of places)
        if (dig(fields, 'securityContext', 'runAsUser') === ISTIO_UID)
          yield {
            object: workload.manifest,
            path: `${path}.securityContext.runAsUser`,
            found: `${ISTIO_UID}, the user of the sidecar`,
            expected: 'another user, such as 10001',
          };
    }
  },
  examples: { bad: example(ISTIO_UID), good: example(10001), settings: { mesh: 'istio-sidecar' } },
};

function example(runAsUser: number): readonly Manifest[] {
  return [sampleDeployment({ podSpec: { securityContext: { runAsUser } } })];
}
