import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

/** Headless Services that declare no port, in front of pods with sidecars. */
export const istioHeadlessPortless: Rule = {
  id: 'istio-headless-portless',
  severity: 'error',
  enforcement: 'runtime',
  title: 'A headless Service in an Istio mesh declares the ports of its pods',
  why: 'The sidecar of a client matches traffic by the ports that Services declare. What it does not match it passes on in plain text, which a peer under STRICT mTLS refuses.',
  symptom:
    'Connection reset or an empty reply (`curl: (56)`, `curl: (52)`), `503` where another Service has an HTTP port of that number; `NR filter_chain_not_found` in the log of the receiver.',
  fix: 'Declare each port that peers dial: `tcp-<role>` with `appProtocol: tcp` where they dial pod addresses.',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/#headless-services',
  outranks: ['svc-ports-empty'],
  *check(run) {
    if (!hasSidecars(run)) return;
    const isMember = membersOf(run);
    for (const service of run.inventory.services) {
      if (!service.headless || service.ports.length > 0) continue;
      const member = run.inventory.selectedBy(service).find(isMember);
      if (member === undefined) continue;
      yield {
        object: service.manifest,
        path: service.spec.ports === undefined ? 'spec' : 'spec.ports',
        found: `no port, in front of ${member.kind} \`${member.name}\``,
        expected: 'the ports that peers dial',
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
