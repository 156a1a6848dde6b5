import { targetNumber } from '../../discovery/endpoint';
import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';
import { nameOf } from '../../manifest/names-in-words';

/** Finds headless Services in a mesh with another port than their pods. */
export const istioPortEqual: Rule = {
  id: 'istio-port-equal',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Set the port of a headless Service in an Istio mesh to the port of its pods',
  why: 'The sidecar of the client recognises the port of the Service and connects to the same port of the pod, but the pod listens on another port.',
  symptom:
    'Nothing listens on the port of the Service; the sidecar does not recognise the port of the pods, and STRICT mTLS refuses calls to it.',
  fix: 'Set port to the container port and leave targetPort out.',
  source: 'https://github.com/istio/istio/issues/51908',
  outranks: ['svc-headless-port-mismatch'],
  *check(run) {
    if (!hasSidecars(run)) return;
    const isMember = membersOf(run);
    for (const service of run.inventory.services) {
      if (!service.headless) continue;
      const member = run.inventory.selectedBy(service).find(isMember);
      if (member === undefined) continue;
      for (const port of service.ports) {
        const target = targetNumber(port, member);
        if (target === undefined || port.port === undefined || target === port.port) continue;
        yield {
          object: service.manifest,
          path: `${port.path}.port`,
          found: `${port.port}, but the pods of ${nameOf(member)} listen on ${target}`,
          expected: String(target),
          fix: `Set port: ${target}.`,
        };
      }
    }
  },
  examples: {
    bad: example(80),
    good: example(8080),
    settings: { mesh: 'istio-sidecar' },
  },
};

function example(port: number): readonly Manifest[] {
  return [
    sampleHeadlessService({
      name: 'search',
      spec: { ports: [{ name: 'tcp-sync', port, targetPort: 'tcp-sync', appProtocol: 'tcp' }] },
    }),
    sampleStatefulSet({ name: 'search', container: { ports: [{ name: 'tcp-sync', containerPort: 8080 }] } }),
  ];
}
