import type { Defect } from '../../connections/connection';
import { sampleDeployment, samplePod, sampleService } from '../examples';
import type { Rule } from '../rule';
import { connectionFindings } from '../shared/connections/connection-findings';

const DEFECTS: ReadonlySet<Defect> = new Set(['port-not-of-service']);

const client = (port: number) =>
  samplePod({ name: 'client', container: { env: [{ name: 'WEB', value: `http://web:${port}` }] } });

/** A port that is dialled at a cluster IP and that its Service does not have. */
export const dialPortMissing: Rule = {
  id: 'dial-port-missing',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Dial only ports that the Service has',
  why:
    'The address of a Service answers only at the ports of the Service. At any other port nobody answers, ' +
    'whatever the pods listen on.',
  symptom: '"connection refused" or a timeout, while the pods are ready and listen',
  fix: 'Dial a port of the Service, or add the port to it.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#virtual-ips-and-service-proxies',
  defects: DEFECTS,
  check: (run) => connectionFindings(run, DEFECTS),
  examples: {
    bad: [sampleService(), sampleDeployment(), client(9090)],
    good: [sampleService(), sampleDeployment(), client(8080)],
  },
};
