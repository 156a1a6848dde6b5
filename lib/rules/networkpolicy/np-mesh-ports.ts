import type { Manifest } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import { keepsOut } from '../shared/mesh/sidecar-mesh';
import type { Rule, Run } from '../rule';
import { sampleDeployment, sampleNetworkPolicy } from '../examples';
import { letsPortThrough, type Direction, type Policy } from '../../connections/policy';
import { policiesOf } from '../shared/connections/connections-of';

const HBONE = 15008;
const ISTIOD = 15012;

/** Policies that block the ports that Istio itself needs. */
export const npMeshPorts: Rule = {
  id: 'np-mesh-ports',
  severity: 'error',
  enforcement: 'runtime',
  title: 'NetworkPolicies in a mesh let the ports of the mesh through',
  why: 'In ambient mode all traffic between members comes to port 15008, whatever port was dialled. A sidecar gets its configuration from istiod at port 15012.',
  symptom: 'Timeouts between all members of the mesh (ambient), or pods whose proxy never becomes ready (sidecar).',
  fix: 'Allow TCP 15008 between members in ambient mode, and TCP 15012 to istiod for sidecars.',
  source: 'https://istio.io/latest/docs/ambient/usage/networkpolicy/',
  *check(run) {
    const { mesh } = run.settings;
    if (mesh === 'istio-ambient') yield* blocked(run, ['Ingress', 'Egress'], HBONE, 'error');
    else if (mesh === 'istio-sidecar') yield* blocked(run, ['Egress'], ISTIOD, 'warning');
  },
  examples: { bad: example(15007), good: example(15008), settings: { mesh: 'istio-ambient' } },
};

function* blocked({ inventory }: Run, directions: readonly Direction[], port: number, severity: 'error' | 'warning') {
  const policies = policiesOf(inventory);
  const lets = (policy: Policy, direction: Direction) =>
    policy.rules(direction).some((rule) => letsPortThrough(rule, port, 'TCP'));
  for (const policy of policies.all)
    for (const direction of directions) {
      const field = direction === 'Ingress' ? 'ingress' : 'egress';
      // A policy without rules only isolates: what is allowed may stand in policies that are not in sight.
      if (!policy.isolates(direction) || policy.rules(direction).length === 0) continue;
      const workload = policies
        .selectedBy(policy)
        .find((one) => !staysOut(one) && !policies.selecting(one).some((other) => lets(other, direction)));
      if (workload === undefined || lets(policy, direction)) continue;
      yield {
        object: policy.resource.manifest,
        path: `spec.${field}`,
        found: `no rule that lets TCP ${port} through, for ${workload.kind} \`${workload.name}\``,
        expected: `TCP ${port}, which the mesh needs`,
        severity,
      };
    }
}

/** Whether the pods of a workload are kept out of whichever mode the mesh has. */
function staysOut(workload: Workload): boolean {
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
