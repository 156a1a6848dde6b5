import { integer, list, mapping, text } from '../../manifest/manifest';
import { isPortNumber } from '../../kubernetes/ports';
import type { Rule } from '../rule';
import { samplePod, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { isContainerPatch } from '../partial-manifest';
import { probesOf } from '../shared/pod/probes';

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'];
const live = withField(samplePod(), 'spec.containers[0].livenessProbe', { tcpSocket: { port: 8080 } });

export const podProbeFields: Rule = {
  id: 'pod-probe-fields',
  severity: 'error',
  enforcement: 'api',
  title: 'A probe has exactly one handler, and its numbers are those that its kind allows',
  why:
    'Liveness and startup probes count one success only, a readiness probe ends no pod and so has no grace period, and two ' +
    'handlers in one probe are refused. A number in quotes is taken for the name of a port.',
  symptom: 'spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1',
  fix: 'Leave successThreshold out of liveness and startup probes, and keep one handler.',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
  *check({ inventory }) {
    for (const workload of inventory.workloads)
      for (const { container, name, path, fields } of probesOf(workload)) {
        const object = workload.manifest;
        const handlers = HANDLERS.filter((handler) => mapping(fields[handler]) !== undefined);
        // An empty or mistyped handler is another mistake.
        const written = HANDLERS.filter((handler) => (fields[handler] ?? null) !== null);
        if (written.length === 0 && !isContainerPatch(container))
          yield {
            object,
            path,
            found: 'no handler',
            expected: HANDLERS.join(', '),
            fix: 'Say what the probe asks: httpGet, tcpSocket, grpc or exec.',
          };
        if (handlers.length > 1)
          yield {
            object,
            path,
            found: handlers.join(' and '),
            expected: 'one of the two',
            fix: 'Keep one handler; a deep merge of chart values often adds a second.',
          };
        const successes = integer(fields.successThreshold);
        if (name !== 'readinessProbe' && successes !== undefined && successes !== 1 && successes !== 0)
          yield { object, path: `${path}.successThreshold`, found: `${successes}`, expected: '1, or no such field' };
        if (name === 'readinessProbe' && (fields.terminationGracePeriodSeconds ?? null) !== null)
          yield {
            object,
            path: `${path}.terminationGracePeriodSeconds`,
            found: quoted(fields.terminationGracePeriodSeconds),
            expected: 'no such field in a readinessProbe',
            fix: 'Take it away.',
          };
        const command = mapping(fields.exec);
        if (command !== undefined && list(command.command ?? []).length === 0 && !isContainerPatch(container))
          yield {
            object,
            path: `${path}.exec`,
            found: 'no command',
            expected: 'a command',
            fix: 'Write what the probe runs.',
          };
        for (const handler of ['httpGet', 'tcpSocket', 'grpc']) {
          const asked = mapping(fields[handler]);
          if (asked === undefined) continue;
          const number = integer(asked.port ?? (isContainerPatch(container) ? undefined : 0));
          if (number !== undefined && !isPortNumber(number))
            yield {
              object,
              path: `${path}.${handler}${(asked.port ?? null) === null ? '' : '.port'}`,
              found: (asked.port ?? null) === null ? 'no port' : `${number}`,
              expected: 'a number between 1 and 65535, or the name of a container port',
              fix: 'Write the port that the container listens on.',
            };
          const port = text(asked.port);
          if (handler !== 'grpc' && port !== undefined && /^\d+$/.test(port))
            yield {
              object,
              path: `${path}.${handler}.port`,
              found: quoted(port),
              expected: port,
              fix: `Take the quotes away: port: ${port}.`,
            };
        }
      }
  },
  examples: {
    bad: [withField(live, 'spec.containers[0].livenessProbe.successThreshold', 2)],
    good: [withField(live, 'spec.containers[0].livenessProbe.successThreshold', 1)],
  },
};
