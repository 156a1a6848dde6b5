import type { Defect } from '../../connections/connection';
import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment, sampleNetworkPolicy } from '../examples';
import { connectionFindings } from '../shared/connections/connection-findings';

const DEFECTS: ReadonlySet<Defect> = new Set(['policy-closes-dns']);

/** Pods that dial names and may not ask DNS. */
export const npDnsEgress: Rule = {
  id: 'np-dns-egress',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Pods whose egress is limited and that call Services may ask DNS',
  why: 'As soon as a policy isolates the egress of a pod, DNS is blocked like everything else that no policy allows.',
  symptom: 'Every lookup times out: `EAI_AGAIN`, `i/o timeout`, `Temporary failure in name resolution`.',
  fix: 'Allow UDP and TCP 53 to pods `k8s-app: kube-dns` in the namespace `kube-system`, both selectors in one entry of `to`.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  check: (run) => connectionFindings(run, DEFECTS),
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
