import type { Defect } from '../../connections/connection';
import { LINKERD_CONFIG, LINKERD_INJECT } from '../../connections/mesh/linkerd-annotations';
import { sampleHeadlessService, samplePod, sampleStatefulSet } from '../examples';
import type { Rule } from '../rule';
import { connectionFindings } from '../shared/connections/connection-findings';

const DEFECTS: ReadonlySet<Defect> = new Set(['linkerd-refuses']);

const servers = [
  sampleHeadlessService(),
  sampleStatefulSet({ podAnnotations: { [`${LINKERD_CONFIG}default-inbound-policy`]: 'all-authenticated' } }),
];
const client = (inject: string) =>
  samplePod({
    name: 'client',
    metadata: { annotations: { [LINKERD_INJECT]: inject } },
    container: { env: [{ name: 'PEER', value: 'web-0.web:8080' }] },
  });

/** Finds calls that a proxy of Linkerd does not let through. */
export const linkerdCallRefused: Rule = {
  id: 'linkerd-call-refused',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Allow the callers of a port that Linkerd protects',
  why: 'A port that a Server selects takes only the calls that an AuthorizationPolicy or a ServerAuthorization allows. The default policies "all-authenticated" and "cluster-authenticated" refuse clients without a proxy, and "deny" refuses everybody.',
  symptom: '403 Forbidden for HTTP, a closed connection for other protocols; "unauthorized" in the log of the proxy',
  fix: 'Change the field that the finding names: put the proxy into the client, allow its service account, or choose another default policy.',
  source: 'https://linkerd.io/2/reference/authorization-policy/',
  defects: DEFECTS,
  *check(run) {
    if (run.settings.mesh === 'linkerd') yield* connectionFindings(run, DEFECTS);
  },
  examples: {
    bad: [...servers, client('disabled')],
    good: [...servers, client('enabled')],
    settings: { mesh: 'linkerd' },
  },
};
