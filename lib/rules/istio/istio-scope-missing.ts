import type { Manifest } from '../../manifest/manifest';
import { istioProtocol, trafficClass } from '../../port/istio-protocol';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

/** Listeners that one Service may cost every sidecar of the mesh before it is worth a word. */
const MANY = 100;

/** Large headless groups that every sidecar of the mesh must know. */
export const istioScopeMissing: Rule = {
  id: 'istio-scope-missing',
  severity: 'info',
  enforcement: 'practice',
  title: 'A large headless group is shown to those sidecars only that call it',
  why: 'Each pod and port of a headless Service is a listener in every sidecar that sees the Service, and each change of a pod is pushed to all of them.',
  symptom: 'Sidecars that need much memory, and slow pushes: some 15 MB of listeners in each at 300 pods.',
  fix: 'Annotate the Service with `networking.istio.io/exportTo: "."`, or limit `egress.hosts` by a Sidecar. Clients beyond that scope then call in plain text.',
  source: 'https://github.com/istio/istio/issues/36596',
  *check(run) {
    if (!hasSidecars(run)) return;
    const isMember = membersOf(run);
    const { inventory } = run;
    if (inventory.ofKind('Sidecar').some(({ group }) => group === 'networking.istio.io')) return;
    for (const service of inventory.services) {
      if (!service.headless || service.annotations.has('networking.istio.io/exportTo')) continue;
      const ports = service.ports.filter((port) => ['tcp', 'auto'].includes(trafficClass(istioProtocol(port)))).length;
      const pods = inventory
        .selectedBy(service)
        .filter(isMember)
        .reduce((sum, { replicas = 1 }) => sum + replicas, 0);
      if (pods * ports <= MANY) continue;
      yield {
        object: service.manifest,
        path: 'spec.ports',
        found: `${pods} pods with ${ports} ports: ${pods * ports} listeners in every sidecar of the mesh`,
        expected: 'a scope, by `exportTo` or a Sidecar',
      };
    }
  },
  examples: { bad: example(150), good: example(15), settings: { mesh: 'istio-sidecar' } },
};

function example(replicas: number): readonly Manifest[] {
  return [
    sampleHeadlessService({ name: 'ledger', spec: { ports: [{ name: 'tcp-raft', port: 7000 }] } }),
    sampleStatefulSet({
      name: 'ledger',
      spec: { replicas },
      container: { ports: [{ name: 'tcp-raft', containerPort: 7000 }] },
    }),
  ];
}
