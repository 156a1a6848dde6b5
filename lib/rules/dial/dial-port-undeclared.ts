import type { Defect } from '../../connections/connection';
import { sampleHeadlessService, samplePod, sampleStatefulSet } from '../examples';
import type { Rule } from '../rule';
import { connectionFindings } from '../shared/connections/connection-findings';

const DEFECTS: ReadonlySet<Defect> = new Set(['port-not-declared']);

const client = (port: number) =>
  samplePod({ name: 'client', container: { env: [{ name: 'PEER', value: `web-0.web:${port}` }] } });

/** A port that is dialled at pods whose containers declare others only. */
export const dialPortUndeclared: Rule = {
  id: 'dial-port-undeclared',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Dial a port that a container behind the name declares',
  why:
    'The containers behind the name declare ports, and the dialled port is none of them and none of the ports of ' +
    'the Service. A container may listen on a port that it does not declare, but a number that differs from all ' +
    'declared ones is usually a mistake.',
  symptom: '"connection refused"',
  fix: 'Dial a declared port, or declare the port in the container and in the Service.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  defects: DEFECTS,
  check: (run) => connectionFindings(run, DEFECTS),
  examples: {
    bad: [sampleHeadlessService(), sampleStatefulSet(), client(8090)],
    good: [sampleHeadlessService(), sampleStatefulSet(), client(8080)],
  },
};
