import type { Defect } from '../../connections/connection';
import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment, sampleNetworkPolicy } from '../examples';
import { connectionFindings } from '../shared/connections/connection-findings';

const DEFECTS: ReadonlySet<Defect> = new Set(['policy-closes-dns']);

/** Finds policies that block DNS for pods that call names. */
export const npDnsEgress: Rule = {
  id: 'np-dns-egress',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Allow egress to DNS for pods that call Services',
  why: 'A policy for the egress of a pod blocks everything that no policy allows, DNS included.',
  symptom: 'Every lookup times out: EAI_AGAIN; i/o timeout; Temporary failure in name resolution',
  fix: 'Allow UDP and TCP 53 to the pods with the label k8s-app: kube-dns in the namespace kube-system, with both selectors in one entry of to.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  defects: DEFECTS,
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
