import type { Defect } from '../../connections/connection';
import { sampleHeadlessService, sampleNetworkPolicy, sampleStatefulSet } from '../examples';
import type { Rule } from '../rule';
import { connectionFindings } from '../shared/connections/connection-findings';

const DEFECTS: ReadonlySet<Defect> = new Set(['policy-parts-members']);

const group = [
  sampleHeadlessService(),
  sampleStatefulSet({ container: { env: [{ name: 'PEERS', value: 'web-0.web:8080,web-1.web:8080' }] } }),
];
const policy = (app: string) =>
  sampleNetworkPolicy({
    spec: { policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: { matchLabels: { app } } }] }] },
  });

/** Members of a group that a NetworkPolicy keeps apart. */
export const dialMembersParted: Rule = {
  id: 'dial-members-parted',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Let the members of a group reach each other through the NetworkPolicies',
  why:
    'A pod that a NetworkPolicy selects is open only to what some policy allows. The members of this group dial ' +
    'each other, and no policy in the checked files allows that. A policy that isolates egress needs a rule for ' +
    'it too.',
  symptom: 'timeouts between the members, while clients reach them',
  fix:
    'Allow the pods of the group itself under ingress, and under egress where egress is isolated, on the ports ' +
    'that members dial.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  defects: DEFECTS,
  check: (run) => connectionFindings(run, DEFECTS),
  examples: {
    bad: [...group, policy('shop')],
    good: [...group, policy('web')],
  },
};
