import type { Manifest } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import { keepsOut } from '../shared/mesh/sidecar-mesh';
import type { Rule, Run } from '../rule';
import { sampleDeployment, sampleNetworkPolicy } from '../examples';
import { letsPortThrough, type Direction, type Policy } from '../../connections/policy';
import { policiesOf } from '../shared/connections/connections-of';
import { nameOf } from '../../manifest/names-in-words';

const HBONE = 15008;
const ISTIOD = 15012;

/** Finds policies that block the ports of Istio itself. */
export const npMeshPorts: Rule = {
  id: 'np-mesh-ports',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Allow the ports of the mesh in NetworkPolicies',
  why: 'In ambient mode all traffic between pods of the mesh uses port 15008, whatever port the client calls. A sidecar gets its configuration from istiod at port 15012.',
  symptom: 'Timeouts between all pods of the mesh (ambient), or pods whose proxy never becomes ready (sidecar).',
  fix: 'Allow TCP 15008 between pods of the mesh in ambient mode, and TCP 15012 to istiod for sidecars.',
  source: 'https://istio.io/latest/docs/ambient/usage/networkpolicy/',
  *check(run) {
    const { mesh } = run.settings;
    if (mesh === 'istio-ambient') yield* blockingPolicies(run, ['Ingress', 'Egress'], HBONE, 'error');
    else if (mesh === 'istio-sidecar') yield* blockingPolicies(run, ['Egress'], ISTIOD, 'warning');
  },
  examples: { bad: example(15007), good: example(15008), settings: { mesh: 'istio-ambient' } },
};

function* blockingPolicies(
  { inventory }: Run,
  directions: readonly Direction[],
  port: number,
  severity: 'error' | 'warning',
) {
  const policies = policiesOf(inventory);
  const allows = (policy: Policy, direction: Direction) =>
    policy.rules(direction).some((rule) => letsPortThrough(rule, port, 'TCP'));
  for (const policy of policies.all)
    for (const direction of directions) {
      const field = direction === 'Ingress' ? 'ingress' : 'egress';
      // A policy without rules only isolates: policies outside of the checked files may allow the port.
      if (!policy.isolates(direction) || policy.rules(direction).length === 0) continue;
      const workload = policies
        .selectedBy(policy)
        .find((one) => !isOutsideMesh(one) && !policies.selecting(one).some((other) => allows(other, direction)));
      if (workload === undefined || allows(policy, direction)) continue;
      yield {
        object: policy.resource.manifest,
        path: `spec.${field}`,
        found: `no rule for TCP ${port}, which the pods of ${nameOf(workload)} need`,
        expected: `a rule for TCP ${port}`,
        severity,
      };
    }
}

/** Whether the pods of a workload are kept out of the mesh, in either mode. */
function isOutsideMesh(workload: Workload): boolean {
  return keepsOut(workload) || workload.podLabels.get('istio.io/dataplane-mode') === 'none';
}

function example(port: number): readonly Manifest[] {
  const ports = [
    { protocol: 'TCP', port: 8080 },
    { protocol: 'TCP', port },
  ];
  return [
    sampleDeployment({ container: { ports: [{ name: 'http', containerPort: 8080 }] } }),
    sampleNetworkPolicy({ spec: { policyTypes: ['Ingress'], ingress: [{ ports }] } }),
  ];
}
