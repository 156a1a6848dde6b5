import type { Manifest } from '../../manifest/manifest';
import { istioProtocol, trafficClass } from '../../port/istio-protocol';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

/** How many listeners of one Service in every sidecar of the mesh are acceptable. */
const MAX_LISTENERS = 100;

/** Finds large headless Services that every sidecar of the mesh has listeners for. */
export const istioScopeMissing: Rule = {
  id: 'istio-scope-missing',
  severity: 'info',
  enforcement: 'practice',
  title: 'Export a large headless Service only to the namespaces that call it',
  why: 'Each pod and port of a headless Service is a listener in every sidecar that the Service is exported to, and istiod pushes each change of a pod to all of them.',
  symptom: 'Sidecars that need much memory, and slow pushes: about 15 MB of listeners in each sidecar for 300 pods.',
  fix: 'Annotate the Service with networking.istio.io/exportTo: ".", or limit egress.hosts in a Sidecar. Clients outside of that scope then call in plain text.',
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
      if (pods * ports <= MAX_LISTENERS) continue;
      yield {
        object: service.manifest,
        path: 'spec.ports',
        found: `${pods} pods with ${ports} ${ports === 1 ? 'port' : 'ports'}, which are ${pods * ports} listeners in every sidecar of the mesh`,
        expected: 'the annotation networking.istio.io/exportTo, or a Sidecar',
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
