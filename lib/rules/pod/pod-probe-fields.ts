import { integer, list, mapping, text } from '../../manifest/manifest';
import { isPortNumber } from '../../kubernetes/ports';
import type { Rule } from '../rule';
import { samplePod, withField } from '../examples';
import { oneOf, quoted } from '../../kubernetes/quoted';
import { isContainerPatch } from '../partial-manifest';
import { probesOf } from '../shared/pod/probes';

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'];
const live = withField(samplePod(), 'spec.containers[0].livenessProbe', { tcpSocket: { port: 8080 } });

export const podProbeFields: Rule = {
  id: 'pod-probe-fields',
  severity: 'error',
  enforcement: 'api',
  title: 'Give a probe one handler, and only the numbers that its kind allows',
  why:
    'The API server refuses a successThreshold other than 1 in liveness and startup probes, a grace period in a readiness ' +
    'probe, and two handlers in one probe. A number in quotes means the name of a port.',
  symptom: 'spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1',
  fix: 'Leave successThreshold out of liveness and startup probes, and keep one handler.',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
  *check({ inventory }) {
    for (const workload of inventory.workloads)
      for (const { container, name, path, fields } of probesOf(workload)) {
        const object = workload.manifest;
        const handlers = HANDLERS.filter((handler) => mapping(fields[handler]) !== undefined);
        // A handler that is no object is a finding of field-type.
        const written = HANDLERS.filter((handler) => (fields[handler] ?? null) !== null);
        if (written.length === 0 && !isContainerPatch(container))
          yield {
            object,
            path,
            found: 'no handler',
            expected: oneOf(HANDLERS),
            fix: 'Add one of the handlers httpGet, tcpSocket, grpc or exec.',
          };
        if (handlers.length > 1)
          yield {
            object,
            path,
            found: handlers.join(' and '),
            expected: 'one handler',
            fix: 'Keep one handler; merged chart values often have a second one.',
          };
        const successes = integer(fields.successThreshold);
        if (name !== 'readinessProbe' && successes !== undefined && successes !== 1 && successes !== 0)
          yield {
            object,
            path: `${path}.successThreshold`,
            found: `${successes}`,
            expected: '1, or no successThreshold',
          };
        if (name === 'readinessProbe' && (fields.terminationGracePeriodSeconds ?? null) !== null)
          yield {
            object,
            path: `${path}.terminationGracePeriodSeconds`,
            found: quoted(fields.terminationGracePeriodSeconds),
            expected: 'no terminationGracePeriodSeconds in a readinessProbe',
            fix: 'Remove terminationGracePeriodSeconds from the readinessProbe.',
          };
        const command = mapping(fields.exec);
        if (command !== undefined && list(command.command ?? []).length === 0 && !isContainerPatch(container))
          yield {
            object,
            path: `${path}.exec`,
            found: 'no command',
            expected: 'a command, as a list of strings',
            fix: 'Write the command that the probe runs.',
          };
        for (const handler of ['httpGet', 'tcpSocket', 'grpc']) {
          const action = mapping(fields[handler]);
          if (action === undefined) continue;
          const missing = (action.port ?? null) === null;
          const number = integer(action.port);
          if (missing ? !isContainerPatch(container) : number !== undefined && !isPortNumber(number))
            yield {
              object,
              path: `${path}.${handler}${missing ? '' : '.port'}`,
              found: missing ? 'no port' : quoted(number),
              expected: 'a number from 1 to 65535, or the name of a container port',
              fix: 'Write the port that the container listens on.',
            };
          const port = text(action.port);
          if (handler !== 'grpc' && port !== undefined && /^\d+$/.test(port))
            yield {
              object,
              path: `${path}.${handler}.port`,
              found: quoted(port),
              expected: port,
              fix: `Remove the quotes: port: ${port}.`,
            };
        }
      }
  },
  examples: {
    bad: [withField(live, 'spec.containers[0].livenessProbe.successThreshold', 2)],
    good: [withField(live, 'spec.containers[0].livenessProbe.successThreshold', 1)],
  },
};
