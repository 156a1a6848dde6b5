import { mapping, text } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { isContainerPatch } from '../partial-manifest';
import { probesOf } from '../shared/pod/probes';

export const probePortName: Rule = {
  id: 'probe-port-name',
  severity: 'error',
  enforcement: 'runtime',
  title: 'A probe names a port that its own container declares',
  why:
    'The kubelet looks the name up among the ports of the very container. A name that only another container declares, or ' +
    'none, makes every probe fail. A number needs no declaration.',
  symptom: 'Readiness probe errored: port "admin" not found',
  fix: 'Declare the port in this container, or write its number.',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
  *check({ inventory }) {
    for (const workload of inventory.workloads)
      for (const { container, path, fields } of probesOf(workload)) {
        if (isContainerPatch(container)) continue;
        for (const handler of ['httpGet', 'tcpSocket']) {
          const port = text(mapping(fields[handler])?.port);
          // A number in quotes is another mistake.
          if (port === undefined || port === '' || /^\d+$/.test(port)) continue;
          const names = container.ports.flatMap(({ name }) => name ?? []);
          if (!names.includes(port))
            yield {
              object: workload.manifest,
              path: `${path}.${handler}.port`,
              found: `${quoted(port)}, which container "${container.name}" does not declare`,
              expected: names.length > 0 ? names.map(quoted).join(' or ') : 'a number, or a declared port',
            };
        }
      }
  },
  examples: {
    bad: [probing('admin')],
    good: [probing('http')],
  },
};

function probing(port: string) {
  return sampleDeployment({ container: { readinessProbe: { httpGet: { path: '/ready', port } } } });
}
