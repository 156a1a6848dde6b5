import { targetNumber } from '../../discovery/endpoint';
import type { Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import type { Rule } from '../rule';
import { sampleDeployment, sampleService } from '../examples';
import { DEFAULT_OPAQUE, OPAQUE_PORTS, PortList } from '../../connections/mesh/linkerd-annotations';
import { linkerdMembers } from '../shared/mesh/linkerd';
import { nameOf } from '../../manifest/names-in-words';

/** Ports that are opaque on the pods and not on a Service with a cluster IP that leads to them, or the other way round. */
export const linkerdOpaqueAsymmetric: Rule = {
  id: 'linkerd-opaque-asymmetric',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'List opaque ports on the pods and on each Service with a cluster IP before them',
  why:
    'The proxy of a client reads the annotation of the Service; the proxy of a pod reads the annotation of its ' +
    'pod. Where the two differ, one proxy detects the protocol and the other does not. Clients of a headless ' +
    'Service dial pods, so the annotation of the pod counts.',
  symptom:
    'connections hang for ten seconds or are closed; linkerd check --proxy: "opaque ports are properly annotated"',
  fix: 'Write the same ports into config.linkerd.io/opaque-ports of the pod template and of the Service.',
  source: 'https://linkerd.io/2/features/protocol-detection/',
  *check({ inventory, settings }) {
    if (settings.mesh !== 'linkerd') return;
    const members = linkerdMembers(inventory);
    for (const service of inventory.services) {
      if (service.headless || service.externalName !== undefined) continue;
      for (const workload of inventory.selectedBy(service)) {
        const namespace = workload.namespace ?? '';
        if (members.of(workload, namespace).member === 'out') continue;
        const ofPods = members.config({ workload, namespace }, 'opaque-ports')?.value;
        const ofService =
          service.annotations.get(OPAQUE_PORTS) ?? members.ofNamespace(service.namespace, 'opaque-ports')?.value;
        if (ofPods === ofService) continue;
        const [pods, front] = [new PortList(ofPods ?? DEFAULT_OPAQUE), new PortList(ofService ?? DEFAULT_OPAQUE)];
        for (const port of service.ports) {
          const target = targetNumber(port, workload);
          const name = workload.servingContainers
            .flatMap(({ ports }) => ports)
            .find((one) => one.containerPort === target)?.name;
          const [behind, before] = [pods.has(target, name), front.has(port.port, port.name) || front.has(target)];
          if (target === undefined || behind === before) continue;
          const [object, metadata] = behind ? [service, 'metadata'] : [workload, `${workload.templatePath}metadata`];
          const there = behind ? ofService : ofPods;
          yield {
            object: object.manifest,
            path: there === undefined ? metadata : fieldPath(`${metadata}.annotations`, OPAQUE_PORTS),
            found: behind
              ? `port ${target} is opaque on the pods of ${nameOf(workload)} and port ${port.port} of ${nameOf(service)} is not`
              : `port ${port.port} is opaque on ${nameOf(service)} and port ${target} on the pods of ${nameOf(workload)} is not`,
            expected: `${OPAQUE_PORTS} with ${behind ? port.port : target} here too`,
          };
        }
      }
    }
  },
  examples: { bad: example(undefined), good: example({ [OPAQUE_PORTS]: '8080' }), settings: { mesh: 'linkerd' } },
};

function example(annotations: Manifest | undefined): readonly Manifest[] {
  return [
    sampleService({ metadata: { annotations } }),
    sampleDeployment({ podAnnotations: { [OPAQUE_PORTS]: '8080' } }),
  ];
}
