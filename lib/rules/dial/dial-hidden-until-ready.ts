import type { Defect } from '../../connections/connection';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import type { Rule } from '../rule';
import { connectionFindings } from '../shared/connections/connection-findings';

const DEFECTS: ReadonlySet<Defect> = new Set(['hidden-until-ready']);

const voters = sampleStatefulSet({
  spec: { podManagementPolicy: 'Parallel' },
  container: { env: [{ name: 'QUORUM_VOTERS', value: '0@web-0.web:8080,1@web-1.web:8080,2@web-2.web:8080' }] },
});

/** Voters and node names that must resolve before a pod is ready, behind a Service that shows ready pods only. */
export const dialHiddenUntilReady: Rule = {
  id: 'dial-hidden-until-ready',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Publish the members that a pod needs before it is ready',
  why:
    'A program that needs its own name, or a quorum of its group, works only when it finds them in DNS, and a ' +
    'headless Service shows ready pods only. No pod is ready at the first start, nor after a crash of all pods.',
  symptom: 'UnknownHostException or "no such host" for the name of the pod\'s own group; the pods are never ready',
  fix: 'Set publishNotReadyAddresses: true on the Service; name a single node "localhost".',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  outranks: ['peer-static-list', 'dns-cluster-domain'],
  defects: DEFECTS,
  check: (run) => connectionFindings(run, DEFECTS),
  examples: {
    bad: [sampleHeadlessService({ spec: { publishNotReadyAddresses: false } }), voters],
    good: [sampleHeadlessService({ spec: { publishNotReadyAddresses: true } }), voters],
  },
};
