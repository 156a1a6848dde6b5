import type * as kplus from 'cdk8s-plus-27';
import type { Size } from 'cdk8s';
import { ipFamily } from '../../kubernetes/addresses';
import { dnsLabel1123Faults, portNameFaults } from '../../kubernetes/names';
import type { PropErrors } from '../props/prop-errors';
import { addSecondsErrors } from '../props/duration-errors';
import { addIntegerErrors } from '../props/integer-errors';
import { addPortNumberErrors } from '../props/port-number-errors';
import { probeOptionsOf, type ProbeOptions } from '../cdk8s/kplus-internals';
import { sizeText } from '../cdk8s/quantity';
import { addVariableNameErrors } from '../props/variable-errors';

/** Notes what is wrong with a container by itself: what cdk8s-plus would print as it is. */
export function addContainerPropsFaults(faults: PropErrors, at: string, container: kplus.ContainerProps): void {
  if (container.name !== undefined)
    faults.addAll(`${at}.name`, container.name, dnsLabel1123Faults(container.name), 'The API refuses the pod.');
  const image: unknown = container.image;
  if (image === undefined || image === '') faults.add(`${at}.image`, image, 'an image', 'There is nothing to run.');
  // A token has its value only at synth.
  else if (typeof image === 'string' && /\s/.test(image))
    faults.add(`${at}.image`, image, 'an image without white space', 'The API refuses the pod.');
  addOwnPortFaults(faults, at, container);
  addVariableNameErrors(faults, `${at}.envVariables`, Object.keys(container.envVariables ?? {}));
  for (const kind of ['readiness', 'liveness', 'startup'] as const)
    if (container[kind] !== undefined) addProbeFaults(faults, `${at}.${kind}`, probeOptionsOf(container[kind]));
  addResourceFaults(faults, `${at}.resources`, container.resources);
  addMountFaults(faults, at, container.volumeMounts ?? []);
}

/** Notes what is wrong with an init container by itself, beside what is wrong with any container. */
export function addInitContainerFaults(faults: PropErrors, at: string, container: kplus.ContainerProps): void {
  for (const prop of ['readiness', 'liveness', 'startup', 'lifecycle'] as const)
    if (container[prop] !== undefined)
      faults.add(
        `${at}.${prop}`,
        container[prop],
        'nothing',
        'An init container ends before the pod is asked; the API refuses it.',
      );
}

function addMountFaults(faults: PropErrors, at: string, mounts: readonly kplus.VolumeMount[]): void {
  const paths = mounts.map((mount) => mount.path);
  mounts.forEach(({ path, subPath, subPathExpr, volume }, index) => {
    const here = `${at}.volumeMounts[${index}]`;
    if (volume === undefined)
      faults.add(`${here}.volume`, volume, 'a volume of cdk8s-plus', 'There is nothing to mount.');
    if (paths.indexOf(path) !== index)
      faults.add(`${here}.path`, path, 'a path of its own', 'One volume would hide the other.');
    else if (!path || path.includes(':'))
      faults.add(`${here}.path`, path, 'a path without a colon', 'The API refuses the pod.');
    for (const [prop, part] of Object.entries({ subPath, subPathExpr }) as [string, unknown][])
      if (typeof part === 'string' && (part.startsWith('/') || part.split('/').includes('..')))
        faults.add(`${here}.${prop}`, part, 'a relative path without ".."', 'The API refuses the pod.');
    if (subPath !== undefined && subPathExpr !== undefined)
      faults.add(`${here}.subPathExpr`, subPathExpr, 'nothing beside "subPath"', 'The API refuses the pair.');
  });
}

function addOwnPortFaults(faults: PropErrors, at: string, container: kplus.ContainerProps): void {
  const single = ['portNumber', 'port'] as const;
  for (const prop of single)
    if (container[prop] !== undefined)
      addPortNumberErrors(faults, `${at}.${prop}`, container[prop], 'It is what the container listens on.');
  if (container.port !== undefined && container.portNumber !== undefined)
    faults.add(
      `${at}.port`,
      container.port,
      'nothing beside "portNumber"',
      'Both say the same, one of them in an old way.',
    );
  (container.ports ?? []).forEach((port, index) => {
    const here = `${at}.ports[${index}]`;
    addPortNumberErrors(faults, `${here}.number`, port.number, 'It is what the container listens on.');
    if (port.hostPort !== undefined)
      addPortNumberErrors(faults, `${here}.hostPort`, port.hostPort, 'It is a port of the node.');
    if (port.hostIp !== undefined && ipFamily(port.hostIp) === undefined)
      faults.add(`${here}.hostIp`, port.hostIp, 'an address, IPv4 or IPv6', 'It is an address of the node.');
    if (port.name !== undefined)
      faults.addAll(`${here}.name`, port.name, portNameFaults(port.name), 'The API refuses the pod.');
  });
}

function addProbeFaults(faults: PropErrors, at: string, probe: ProbeOptions): void {
  if (probe.port !== undefined) addPortNumberErrors(faults, `${at}.port`, probe.port, 'It is what the kubelet asks.');
  const why = 'The API counts seconds.';
  addSecondsErrors(faults, `${at}.initialDelaySeconds`, probe.initialDelaySeconds, 0, why);
  addSecondsErrors(faults, `${at}.periodSeconds`, probe.periodSeconds, 1000, why);
  addSecondsErrors(faults, `${at}.timeoutSeconds`, probe.timeoutSeconds, 1000, why);
  addIntegerErrors(faults, `${at}.failureThreshold`, probe.failureThreshold, 1, 'It counts failures.');
  addIntegerErrors(faults, `${at}.successThreshold`, probe.successThreshold, 1, 'It counts successes.');
}

/** cdk8s-plus prints memory in Mi and storage in Gi, and fails at synth, far from the props, where that leaves a part. */
function addResourceFaults(faults: PropErrors, at: string, resources: kplus.ContainerResources | undefined): void {
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
  for (const kind of ['memory', 'ephemeralStorage'] as const) {
    const { request, limit } = resources?.[kind] ?? {};
    if (request !== undefined && limit !== undefined && request.toKibibytes() > limit.toKibibytes())
      addExcessFault(faults, `${at}.${kind}.request`, sizeText(request), sizeText(limit));
  }
  addCpuFaults(faults, `${at}.cpu`, resources?.cpu);
}

function addCpuFaults(faults: PropErrors, at: string, cpu: kplus.CpuResources | undefined): void {
  const [request, limit] = (['request', 'limit'] as const).map((prop) => {
    const amount = cpu?.[prop]?.amount;
    const millis = amount === undefined ? undefined : millicoresOf(amount);
    if (millis !== undefined && !(millis > 0))
      faults.add(`${at}.${prop}`, amount, 'an amount above 0, such as Cpu.millis(100)', 'The API refuses the pod.');
    return millis;
  });
  if (request !== undefined && limit !== undefined && request > limit)
    addExcessFault(faults, `${at}.request`, cpu?.request?.amount, cpu?.limit?.amount);
}

function millicoresOf(amount: string): number {
  return amount.endsWith('m') ? Number(amount.slice(0, -1)) : Number(amount) * 1000;
}

function addExcessFault(
  faults: PropErrors,
  prop: string,
  request: string | undefined,
  limit: string | undefined,
): void {
  faults.add(prop, request, `at most the limit, ${limit}`, 'The API refuses the pod.');
}
