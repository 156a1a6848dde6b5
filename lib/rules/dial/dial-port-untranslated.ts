import type { Defect } from '../../connections/connection';
import { sampleHeadlessService, samplePod, sampleStatefulSet } from '../examples';
import type { Rule } from '../rule';
import { connectionFindings } from '../shared/connections/connection-findings';

const DEFECTS: ReadonlySet<Defect> = new Set(['port-not-translated']);

const service = sampleHeadlessService({ spec: { ports: [{ name: 'http', port: 80, targetPort: 8080 }] } });
const client = (port: number) =>
  samplePod({ name: 'client', container: { env: [{ name: 'PEER', value: `http://web:${port}` }] } });

/** The port of a headless Service, dialled where the pods listen on another one. */
export const dialPortUntranslated: Rule = {
  id: 'dial-port-untranslated',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Dial the port of the container at a headless Service',
  why:
    'A headless Service gives the addresses of pods and translates no port. Where targetPort differs, a client ' +
    'that dials the port of the Service finds nobody who listens.',
  symptom: '"connection refused" from every pod, while DNS answers',
  fix: 'Dial the port of the container, and write the same number as port and targetPort.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  defects: DEFECTS,
  check: (run) => connectionFindings(run, DEFECTS),
  examples: {
    bad: [service, sampleStatefulSet(), client(80)],
    good: [service, sampleStatefulSet(), client(8080)],
    also: ['svc-headless-port-mismatch'],
  },
};
