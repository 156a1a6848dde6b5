import type * as kplus from 'cdk8s-plus-27';
import type { Size } from 'cdk8s';
import { dnsLabel1123Faults, portNameFaults } from '../../dns/name-faults';
import type { Faults } from '../faults/faults';
import { addSecondsFaults } from '../faults/duration-faults';
import { addIntegerFaults } from '../faults/integer-faults';
import { probeOptionsOf, type ProbeOptions } from '../object/kplus-internals';
import { sizeText } from '../object/quantity';
import { isPortNumber } from '../service/port-faults';
import { addVariableNameFaults } from '../faults/variable-faults';

/** Notes what is wrong with a container by itself: what cdk8s-plus would print as it is. */
export function addContainerPropsFaults(faults: Faults, at: string, container: kplus.ContainerProps): void {
  if (container.name !== undefined)
    faults.addAll(`${at}.name`, container.name, dnsLabel1123Faults(container.name), 'The API refuses the pod.');
  if (container.image === undefined || container.image === '')
    faults.add(`${at}.image`, container.image, 'an image', 'There is nothing to run.');
  addOwnPortFaults(faults, at, container);
  addVariableNameFaults(faults, `${at}.envVariables`, Object.keys(container.envVariables ?? {}));
  for (const kind of ['readiness', 'liveness', 'startup'] as const)
    if (container[kind] !== undefined) addProbeFaults(faults, `${at}.${kind}`, probeOptionsOf(container[kind]));
  addResourceFaults(faults, `${at}.resources`, container.resources);
  const paths = (container.volumeMounts ?? []).map((mount) => mount.path);
  paths.forEach((path, index) => {
    if (paths.indexOf(path) !== index)
      faults.add(`${at}.volumeMounts[${index}].path`, path, 'a path of its own', 'One volume would hide the other.');
  });
}

function addOwnPortFaults(faults: Faults, at: string, container: kplus.ContainerProps): void {
  const expected = 'a whole number from 1 to 65535';
  const single = ['portNumber', 'port'] as const;
  for (const prop of single)
    if (container[prop] !== undefined && !isPortNumber(container[prop]))
      faults.add(`${at}.${prop}`, container[prop], expected, 'It is what the container listens on.');
  if (container.port !== undefined && container.portNumber !== undefined)
    faults.add(
      `${at}.port`,
      container.port,
      'nothing beside "portNumber"',
      'Both say the same, one of them in an old way.',
    );
  (container.ports ?? []).forEach((port, index) => {
    const here = `${at}.ports[${index}]`;
    if (!isPortNumber(port.number))
      faults.add(`${here}.number`, port.number, expected, 'It is what the container listens on.');
    if (port.hostPort !== undefined && !isPortNumber(port.hostPort))
      faults.add(`${here}.hostPort`, port.hostPort, expected, 'It is a port of the node.');
    if (port.name !== undefined)
      faults.addAll(`${here}.name`, port.name, portNameFaults(port.name), 'The API refuses the pod.');
  });
}

function addProbeFaults(faults: Faults, at: string, probe: ProbeOptions): void {
  if (probe.port !== undefined && !isPortNumber(probe.port))
    faults.add(`${at}.port`, probe.port, 'a whole number from 1 to 65535', 'It is what the kubelet asks.');
  const why = 'The API counts seconds.';
  addSecondsFaults(faults, `${at}.initialDelaySeconds`, probe.initialDelaySeconds, 0, why);
  addSecondsFaults(faults, `${at}.periodSeconds`, probe.periodSeconds, 1000, why);
  addSecondsFaults(faults, `${at}.timeoutSeconds`, probe.timeoutSeconds, 1000, why);
  addIntegerFaults(faults, `${at}.failureThreshold`, probe.failureThreshold, 1, 'It counts failures.');
  addIntegerFaults(faults, `${at}.successThreshold`, probe.successThreshold, 1, 'It counts successes.');
}

/** cdk8s-plus prints memory in Mi and storage in Gi, and fails at synth, far from the props, where that leaves a part. */
function addResourceFaults(faults: Faults, at: string, resources: kplus.ContainerResources | undefined): void {
  const look = (prop: string, size: Size | undefined, unit: 'toMebibytes' | 'toGibibytes', words: string) => {
    if (size === undefined) return;
    const amount = size.toKibibytes() / (unit === 'toMebibytes' ? 1024 : 1024 ** 2);
    if (!Number.isInteger(amount) || amount < 1)
      faults.add(
        `${at}.${prop}`,
        `${size.toKibibytes()}Ki`,
        `a whole number of ${words}, at least 1`,
        'cdk8s-plus prints no parts of it.',
      );
  };
  look('memory.request', resources?.memory?.request, 'toMebibytes', 'mebibytes');
  look('memory.limit', resources?.memory?.limit, 'toMebibytes', 'mebibytes');
  look('ephemeralStorage.request', resources?.ephemeralStorage?.request, 'toGibibytes', 'gibibytes');
  look('ephemeralStorage.limit', resources?.ephemeralStorage?.limit, 'toGibibytes', 'gibibytes');
  const { request, limit } = resources?.memory ?? {};
  if (request !== undefined && limit !== undefined && request.toKibibytes() > limit.toKibibytes())
    faults.add(
      `${at}.memory.request`,
      sizeText(request),
      `at most the limit, ${sizeText(limit)}`,
      'The API refuses the pod.',
    );
}
