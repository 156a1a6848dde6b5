import type { Defect } from '../../connections/connection';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import type { Rule } from '../rule';
import { connectionFindings } from '../shared/connections/connection-findings';

const DEFECTS: ReadonlySet<Defect> = new Set(['waits-for-itself']);

const script = 'until nslookup web; do sleep 1; done';
const wait = { name: 'wait', image: 'registry.example/tools:1', command: ['sh', '-c', script] };
const members = sampleStatefulSet({
  spec: { podManagementPolicy: 'Parallel' },
  podSpec: { initContainers: [wait] },
});

/** What must end before a pod is ready asks for a name that only ready pods of its own group have. */
export const dialWaitsForItself: Rule = {
  id: 'dial-waits-for-itself',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Do not let a pod wait for its own group before it is ready',
  why: 'A headless Service shows ready pods only, unless it publishes all. An init container, a postStart hook, a startup or a readiness probe comes before readiness, so no retry ever ends the wait.',
  symptom: 'the pods stay in Init, or are never ready; the name is NXDOMAIN the whole time',
  fix: 'Set publishNotReadyAddresses: true on the Service, and podManagementPolicy: Parallel where a pod waits for a later one.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/',
  outranks: ['dns-negative-cache', 'peer-static-list', 'dns-cluster-domain'],
  defects: DEFECTS,
  check: (run) => connectionFindings(run, DEFECTS),
  examples: {
    bad: [sampleHeadlessService({ spec: { publishNotReadyAddresses: false } }), members],
    good: [sampleHeadlessService({ spec: { publishNotReadyAddresses: true } }), members],
  },
};
