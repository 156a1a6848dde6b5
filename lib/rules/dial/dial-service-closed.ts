import type { Defect } from '../../connections/connection';
import { sampleDeployment, sampleNetworkPolicy, samplePod, sampleService } from '../examples';
import type { Rule } from '../rule';
import { connectionFindings } from '../shared/connections/connection-findings';

const DEFECTS: ReadonlySet<Defect> = new Set(['policy-closes']);

const client = samplePod({ name: 'client', container: { env: [{ name: 'WEB', value: 'http://web:8080' }] } });
const policy = (app: string) =>
  sampleNetworkPolicy({
    spec: { policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: { matchLabels: { app } } }] }] },
  });

/** Clients that a NetworkPolicy keeps away from the Service that they dial. */
export const dialServiceClosed: Rule = {
  id: 'dial-service-closed',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Let the clients of a Service reach its pods through the NetworkPolicies',
  why:
    'A pod that a NetworkPolicy selects is open only to what some policy allows. A client in the checked files ' +
    'dials the Service, and no policy lets its packets through.',
  symptom: 'timeouts of this client, while others get answers',
  fix: 'Allow the pods of the client, on the port of the container.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  defects: DEFECTS,
  check: (run) => connectionFindings(run, DEFECTS),
  examples: {
    bad: [sampleService(), sampleDeployment(), client, policy('shop')],
    good: [sampleService(), sampleDeployment(), client, policy('client')],
  },
};
