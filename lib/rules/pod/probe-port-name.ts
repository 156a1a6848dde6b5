import { mapping, text } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { meantName } from '../shared/manifest/meant-name';
import { isContainerPatch } from '../partial-manifest';
import { probesOf } from '../shared/pod/probes';

export const probePortName: Rule = {
  id: 'probe-port-name',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Name a port of the same container in a probe',
  why:
    'The kubelet looks the name up in the ports of the same container. A name that this container does not declare makes ' +
    'every probe fail. A number need not be declared.',
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
          // A number in quotes is a finding of pod-probe-fields.
          if (port === undefined || port === '' || /^\d+$/.test(port)) continue;
          const names = container.ports.flatMap(({ name }) => name ?? []);
          if (!names.includes(port))
            yield {
              object: workload.manifest,
              path: `${path}.${handler}.port`,
              found: `${quoted(port)}, which container ${quoted(container.name)} does not declare`,
              expected: meantName(port, names) === undefined ? declaredNames(names) : quoted(meantName(port, names)),
            };
        }
      }
  },
  examples: {
    bad: [probing('admin')],
    good: [probing('http')],
  },
};

/** Which of them the probe is for, nobody can say: the port may be one that is not declared. */
function declaredNames(names: readonly string[]): string {
  return names.length === 0
    ? 'a number, or the name of a declared port'
    : `a number, or the name of a declared port; declared are ${names.map(quoted).join(', ')}`;
}

function probing(port: string) {
  return sampleDeployment({ container: { readinessProbe: { httpGet: { path: '/ready', port } } } });
}
