import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { Calls } from '../shared/mesh/calls';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';
import { nameOf } from '../../manifest/names-in-words';

/**
 * Finds headless Services without ports that select pods with sidecars.
 *
 * A call of the checked files that is refused makes it an error; where nobody dials, or mTLS is not STRICT, it is a warning.
 */
export const istioHeadlessPortless: Rule = {
  id: 'istio-headless-portless',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Declare the ports of the pods in a headless Service of an Istio mesh',
  why: 'The sidecar of a client recognises traffic by the ports that Services declare. It sends other traffic in plain text, and a peer with STRICT mTLS refuses that.',
  symptom:
    'Connection reset or an empty reply (curl: (56), curl: (52)), or 503 where another Service has an HTTP port of that number; NR filter_chain_not_found in the log of the receiver.',
  fix: 'Declare each port that peers call: with a name such as tcp-sync and appProtocol: tcp where they call addresses of pods.',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/#headless-services',
  outranks: ['svc-ports-empty', 'dns-record-missing'],
  *check(run) {
    if (!hasSidecars(run)) return;
    const isMember = membersOf(run);
    const calls = new Calls(run);
    for (const service of run.inventory.services) {
      if (!service.headless || service.ports.length > 0) continue;
      const member = run.inventory.selectedBy(service).find(isMember);
      const severity = calls.severityOf('mesh-undeclared', { service });
      if (member === undefined || severity === undefined) continue;
      yield {
        object: service.manifest,
        path: service.spec.ports === undefined ? 'spec' : 'spec.ports',
        found: `no port, while the Service selects the pods of ${nameOf(member)}`,
        expected: 'the ports that peers call',
        severity,
      };
    }
  },
  examples: {
    bad: example([]),
    good: example([{ name: 'tcp-sync', port: 8080, appProtocol: 'tcp' }]),
    settings: { mesh: 'istio-sidecar' },
  },
};

function example(ports: readonly Manifest[]): readonly Manifest[] {
  return [
    sampleHeadlessService({ name: 'search', spec: { ports } }),
    sampleDeployment({ name: 'search', container: { ports: [{ name: 'tcp-sync', containerPort: 8080 }] } }),
  ];
}
