import type { Defect } from '../../connections/connection';
import { samplePod, sampleHeadlessService, sampleStatefulSet } from '../examples';
import type { Rule } from '../rule';
import { connectionFindings } from '../shared/connections/connection-findings';

const DEFECTS: ReadonlySet<Defect> = new Set(['srv-without-port', 'srv-not-absolute']);

const client = (value: string) => samplePod({ name: 'client', container: { env: [{ name: 'PEERS', value }] } });

/** A name of SRV records that is not there. */
export const dialSrvMissing: Rule = {
  id: 'dial-srv-missing',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Ask for SRV records under the name of a port of the Service',
  why: 'SRV records stand under _<port name>._<protocol>.<service>.<namespace>.svc.<domain>, one name for each named port. Clients of mongodb+srv:// and dnssrv+ ask for the name as it is and try no search list.',
  symptom: 'NXDOMAIN for the SRV question: the client finds no member',
  fix: 'Write the name of a port of the Service, and the whole name where the client tries no search list.',
  source: 'https://github.com/kubernetes/dns/blob/master/docs/specification.md',
  outranks: ['dns-cluster-domain'],
  defects: DEFECTS,
  check: (run) => connectionFindings(run, DEFECTS),
  examples: {
    bad: [sampleHeadlessService(), sampleStatefulSet(), client('_web._tcp.web')],
    good: [sampleHeadlessService(), sampleStatefulSet(), client('_http._tcp.web')],
  },
};
