import type * as kplus from 'cdk8s-plus-27';
import type { Size } from 'cdk8s';
import { dnsLabel1123Faults, portNameFaults } from '../../kubernetes/names';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { addSecondsErrors } from '../props/duration-errors';
import { addIntegerErrors } from '../props/integer-errors';
import { addPortNumberErrors } from '../props/port-number-errors';
import { probeOptionsOf, type ProbeOptions } from '../cdk8s/kplus-internals';
import { addAddressError } from './address-errors';
import { sizeText } from '../cdk8s/quantity';
import { addVariableNameErrors } from '../props/variable-errors';

/** Why the number of a container's port must be one. */
export const LISTENS = 'It is what the container listens on.';

/** Reports what is wrong with a container by itself: what cdk8s-plus would print as it is. */
export function addContainerErrors(errors: PropErrors, at: string, container: Given<kplus.ContainerProps>): void {
  if (container.name !== undefined)
    errors.addFaults(`${at}.name`, container.name, dnsLabel1123Faults, 'The API refuses the pod.');
  const image: unknown = container.image;
  if (image === undefined || image === '') errors.add(`${at}.image`, image, 'an image', 'There is nothing to run.');
  // A token has its value only at synth.
  else if (typeof image === 'string' && /\s/.test(image))
    errors.add(`${at}.image`, image, 'an image without white space', 'The API refuses the pod.');
  addOwnPortErrors(errors, at, container);
  addVariableNameErrors(errors, `${at}.envVariables`, Object.keys(container.envVariables ?? {}));
  for (const kind of ['readiness', 'liveness', 'startup'] as const)
    if (container[kind] !== undefined) addProbeErrors(errors, `${at}.${kind}`, probeOptionsOf(container[kind]));
  addResourceErrors(errors, `${at}.resources`, container.resources);
  addMountErrors(errors, at, container.volumeMounts ?? []);
}

/** Reports what is wrong with an init container by itself, beside what is wrong with any container. */
export function addInitContainerErrors(errors: PropErrors, at: string, container: Given<kplus.ContainerProps>): void {
  for (const prop of ['readiness', 'liveness', 'startup', 'lifecycle'] as const)
    if (container[prop] !== undefined)
      errors.add(
        `${at}.${prop}`,
        container[prop],
        'nothing',
        'An init container ends before the kubelet probes the pod; the API refuses it.',
      );
}

function addMountErrors(errors: PropErrors, at: string, mounts: readonly Given<kplus.VolumeMount>[]): void {
  const paths = mounts.map((mount) => mount.path);
  mounts.forEach(({ path, subPath, subPathExpr, volume }, index) => {
    const here = `${at}.volumeMounts[${index}]`;
    if (volume === undefined)
      errors.add(`${here}.volume`, volume, 'a volume of cdk8s-plus', 'There is nothing to mount.');
    if (paths.indexOf(path) !== index)
      errors.add(`${here}.path`, path, 'a path of its own', 'One volume would hide the other.');
    else if (!path || path.includes(':'))
      errors.add(`${here}.path`, path, 'a path without a colon', 'The API refuses the pod.');
    for (const [prop, part] of Object.entries({ subPath, subPathExpr }) as [string, unknown][])
      if (typeof part === 'string' && (part.startsWith('/') || part.split('/').includes('..')))
        errors.add(`${here}.${prop}`, part, 'a relative path without ".."', 'The API refuses the pod.');
    if (subPath !== undefined && subPathExpr !== undefined)
      errors.add(`${here}.subPathExpr`, subPathExpr, 'nothing beside "subPath"', 'The API refuses the pair.');
  });
}

function addOwnPortErrors(errors: PropErrors, at: string, container: Given<kplus.ContainerProps>): void {
  const single = ['portNumber', 'port'] as const;
  for (const prop of single)
    if (container[prop] !== undefined) addPortNumberErrors(errors, `${at}.${prop}`, container[prop], LISTENS);
  if (container.port !== undefined && container.portNumber !== undefined)
    errors.add(
      `${at}.port`,
      container.port,
      'nothing beside "portNumber"',
      'Both set the same field; "port" is deprecated.',
    );
  (container.ports ?? []).forEach((port, index) => {
    const here = `${at}.ports[${index}]`;
    addPortNumberErrors(errors, `${here}.number`, port.number, LISTENS);
    if (port.hostPort !== undefined)
      addPortNumberErrors(errors, `${here}.hostPort`, port.hostPort, 'It is a port of the node.');
    if (port.hostIp !== undefined)
      addAddressError(errors, `${here}.hostIp`, port.hostIp, 'It is an address of the node.');
    addPortNameErrors(errors, `${here}.name`, port.name);
  });
}

/** Reports a name that no port of a container can have. */
export function addPortNameErrors(errors: PropErrors, prop: string, name: string | undefined): void {
  if (name !== undefined) errors.addFaults(prop, name, portNameFaults, 'The API refuses the pod.');
}

function addProbeErrors(errors: PropErrors, at: string, probe: ProbeOptions): void {
  if (probe.port !== undefined) addPortNumberErrors(errors, `${at}.port`, probe.port, 'It is what the kubelet asks.');
  const why = 'The API counts seconds.';
  addSecondsErrors(errors, `${at}.initialDelaySeconds`, probe.initialDelaySeconds, 0, why);
  addSecondsErrors(errors, `${at}.periodSeconds`, probe.periodSeconds, 1000, why);
  addSecondsErrors(errors, `${at}.timeoutSeconds`, probe.timeoutSeconds, 1000, why);
  addIntegerErrors(errors, `${at}.failureThreshold`, probe.failureThreshold, 1, 'It counts failures.');
  addIntegerErrors(errors, `${at}.successThreshold`, probe.successThreshold, 1, 'It counts successes.');
}

/** cdk8s-plus prints memory in Mi and storage in Gi, and fails at synth, far from the props, where that leaves a part. */
function addResourceErrors(errors: PropErrors, at: string, resources: kplus.ContainerResources | undefined): void {
  const look = (prop: string, size: Size | undefined, unit: 'toMebibytes' | 'toGibibytes', words: string) => {
    if (size === undefined) return;
    const amount = size.toKibibytes() / (unit === 'toMebibytes' ? 1024 : 1024 ** 2);
    if (!Number.isInteger(amount) || amount < 1)
      errors.add(
        `${at}.${prop}`,
        `${size.toKibibytes()}Ki`,
        `an integer number of ${words}, at least 1`,
        'cdk8s-plus writes no fractions of them.',
      );
  };
  look('memory.request', resources?.memory?.request, 'toMebibytes', 'mebibytes');
  look('memory.limit', resources?.memory?.limit, 'toMebibytes', 'mebibytes');
  look('ephemeralStorage.request', resources?.ephemeralStorage?.request, 'toGibibytes', 'gibibytes');
  look('ephemeralStorage.limit', resources?.ephemeralStorage?.limit, 'toGibibytes', 'gibibytes');
  for (const kind of ['memory', 'ephemeralStorage'] as const) {
    const { request, limit } = resources?.[kind] ?? {};
    if (request !== undefined && limit !== undefined && request.toKibibytes() > limit.toKibibytes())
      addExcessErrors(errors, `${at}.${kind}.request`, sizeText(request), sizeText(limit));
  }
  addCpuErrors(errors, `${at}.cpu`, resources?.cpu);
}

function addCpuErrors(errors: PropErrors, at: string, cpu: kplus.CpuResources | undefined): void {
  const [request, limit] = (['request', 'limit'] as const).map((prop) => {
    const amount = cpu?.[prop]?.amount;
    const millis = amount === undefined ? undefined : millicoresOf(amount);
    if (millis !== undefined && !(millis > 0))
      errors.add(`${at}.${prop}`, amount, 'an amount above 0, such as Cpu.millis(100)', 'The API refuses the pod.');
    return millis;
  });
  if (request !== undefined && limit !== undefined && request > limit)
    addExcessErrors(errors, `${at}.request`, cpu?.request?.amount, cpu?.limit?.amount);
}

function millicoresOf(amount: string): number {
  return amount.endsWith('m') ? Number(amount.slice(0, -1)) : Number(amount) * 1000;
}

function addExcessErrors(
  errors: PropErrors,
  prop: string,
  request: string | undefined,
  limit: string | undefined,
): void {
  errors.add(prop, request, `at most the limit, ${limit}`, 'The API refuses the pod.');
}
