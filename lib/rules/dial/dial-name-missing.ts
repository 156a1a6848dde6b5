import type { Defect } from '../../connections/connection';
import { samplePod, sampleHeadlessService, sampleStatefulSet } from '../examples';
import type { Rule } from '../rule';
import { connectionFindings } from '../shared/connections/connection-findings';

const DEFECTS: ReadonlySet<Defect> = new Set([
  'name-without-namespace',
  'name-outside-zone',
  'name-without-service',
  'name-without-pod',
]);

const client = (value: string) => samplePod({ name: 'client', container: { env: [{ name: 'PEER', value }] } });

/** A name that no record answers. */
export const dialNameMissing: Rule = {
  id: 'dial-name-missing',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Dial only names that a record answers',
  why: 'A name of the cluster exists only as <service>.<namespace>.svc, or with the name of a pod of the Service before it. A client that dials another name never gets an address, although the Service and its pods are fine.',
  symptom: 'NXDOMAIN: "no such host", "Name or service not known", "bad address", UnknownHostException',
  fix: 'Write a name that exists; cdk8s-headless dns prints all of them, cdk8s-headless why <address> follows one.',
  source: 'https://github.com/kubernetes/dns/blob/master/docs/specification.md',
  outranks: ['dns-cluster-domain', 'peer-static-list', 'peer-name-bare-hostname'],
  defects: DEFECTS,
  check: (run) => connectionFindings(run, DEFECTS),
  examples: {
    bad: [sampleHeadlessService(), sampleStatefulSet(), client('web-5.web:8080')],
    good: [sampleHeadlessService(), sampleStatefulSet(), client('web-2.web:8080')],
  },
};
