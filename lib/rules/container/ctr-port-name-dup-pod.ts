import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleContainer } from '../examples';
import { nameOf } from '../../manifest/names-in-words';

export const ctrPortNameDupPod: Rule = {
  id: 'ctr-port-name-dup-pod',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Do not use a port name in two containers of a pod',
  why:
    'A Service that names the port in targetPort gets the first container that declares it. No Service can reach ' +
    'the other port by that name. It is a warning where a Service in the checked files does name the port.',
  symptom:
    'duplicate port name "http" with spec.template.spec.containers[0].ports[0], services and probes that select ports by name will use',
  fix: 'Give the port of the second container another name.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/api/pod/warnings.go',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      const first = new Map<string, { readonly path: string; readonly container: string }>();
      for (const container of workload.servingContainers)
        for (const { name, protocol, path } of container.ports) {
          if (name === undefined) continue;
          const key = `${name}/${protocol}`;
          const earlier = first.get(key);
          if (earlier === undefined) first.set(key, { path, container: container.path });
          else if (earlier.container !== container.path) {
            const service = inventory
              .servicesOf(workload)
              .find((candidate) =>
                candidate.ports.some((port) => port.targetPort === name && port.protocol === protocol),
              );
            yield {
              object: workload.manifest,
              path: `${path}.name`,
              found: `${quoted(name)}, which ${earlier.path} declares too`,
              expected:
                service === undefined
                  ? 'a name that no other container of the pod declares'
                  : `another name: ${nameOf(service)} has the target port ${quoted(name)}, which resolves to ${earlier.path}`,
              ...(service !== undefined && { severity: 'warning' as const }),
            };
          }
        }
    }
  },
  examples: {
    bad: [withSidecarPort('http')],
    good: [withSidecarPort('proxy')],
  },
};

function withSidecarPort(name: string) {
  const sidecar = { name: 'proxy', image: 'registry.k8s.io/pause:3.10', ports: [{ name, containerPort: 9090 }] };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [sampleContainer(), sidecar] } },
    },
  };
}
