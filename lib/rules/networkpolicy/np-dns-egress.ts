import type { Manifest } from '../../manifest/manifest';
import { toldClusterNames } from '../shared/address/cluster-names';
import type { Rule } from '../rule';
import { sampleDeployment, sampleNetworkPolicy } from '../examples';
import { egressOf } from '../shared/policy/dns-egress';
import { Policies } from '../shared/policy/policy';

/** Pods that are told names and may not ask DNS. */
export const npDnsEgress: Rule = {
  id: 'np-dns-egress',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Pods whose egress is limited and that call Services may ask DNS',
  why: 'As soon as a policy isolates the egress of a pod, DNS is blocked like everything else that no policy allows.',
  symptom: 'Every lookup times out: `EAI_AGAIN`, `i/o timeout`, `Temporary failure in name resolution`.',
  fix: 'Allow UDP and TCP 53 to pods `k8s-app: kube-dns` in the namespace `kube-system`, both selectors in one entry of `to`.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  *check(run) {
    const policies = Policies.of(run.inventory);
    if (policies.all.length === 0) return;
    const told = toldClusterNames(run);
    for (const policy of policies.all) {
      if (!policy.isolates('Egress')) continue;
      for (const workload of policies.selectedBy(policy)) {
        const name = told.get(workload);
        if (name === undefined || egressOf(policies, workload).dns) continue;
        yield {
          object: policy.resource.manifest,
          path: policy.resource.spec.egress === undefined ? 'spec.policyTypes' : 'spec.egress',
          found: `no rule for port 53, in this policy or in another one in sight; ${workload.kind} \`${workload.name}\` is told \`${name.name}\``,
          expected: 'UDP and TCP 53 to the DNS of the cluster',
        };
        break;
      }
    }
  },
  examples: { bad: example(54), good: example(53) },
};

function example(port: number): readonly Manifest[] {
  return [
    sampleDeployment({ name: 'shop', container: { env: [{ name: 'DB', value: 'db.data.svc:5432' }] } }),
    sampleNetworkPolicy({
      name: 'shop',
      spec: {
        policyTypes: ['Egress'],
        egress: [{ ports: [{ protocol: 'TCP', port: 5432 }] }, { ports: [{ protocol: 'UDP', port }] }],
      },
    }),
  ];
}
