import type * as kplus from 'cdk8s-plus-27';
import type { Size } from 'cdk8s';
import { ipFamily } from '../../kubernetes/addresses';
import { portNameErrors } from '../../kubernetes/names';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { addSecondsErrors } from '../props/duration-errors';
import { addIntegerErrors } from '../props/integer-errors';
import { addPortNumberErrors } from '../props/port-number-errors';
import { probeOptionsOf, type ProbeOptions } from '../cdk8s/kplus-internals';
import { addVariableNameErrors } from '../props/variable-errors';

/** Reports what is wrong with a container by itself, and what Kubernetes takes or cdk8s-plus cannot print. */
export function addContainerErrors(errors: PropErrors, at: string, container: Given<kplus.ContainerProps>): void {
  const image: unknown = container.image;
  // A token has its value only at synth.
  if (typeof image === 'string' && /\s/.test(image))
    errors.add(`${at}.image`, image, 'an image without white space', 'No registry has such an image.');
  addOwnPortErrors(errors, at, container);
  addVariableNameErrors(errors, `${at}.envVariables`, Object.keys(container.envVariables ?? {}));
  for (const kind of ['readiness', 'liveness', 'startup'] as const)
    if (container[kind] !== undefined) addProbeErrors(errors, `${at}.${kind}`, probeOptionsOf(container[kind]));
  addResourceErrors(errors, `${at}.resources`, container.resources);
  addMountErrors(errors, at, container.volumeMounts ?? []);
}

function addMountErrors(errors: PropErrors, at: string, mounts: readonly Given<kplus.VolumeMount>[]): void {
  mounts.forEach(({ path, volume }, index) => {
    const here = `${at}.volumeMounts[${index}]`;
    if (volume === undefined)
      errors.add(`${here}.volume`, volume, 'a volume of cdk8s-plus', 'There is nothing to mount.');
    if (path?.includes(':'))
      errors.add(`${here}.path`, path, 'a path without a colon', 'Container runtimes take it for the end of a path.');
  });
}

function addOwnPortErrors(errors: PropErrors, at: string, container: Given<kplus.ContainerProps>): void {
  if (container.port !== undefined && container.portNumber !== undefined)
    errors.add(
      `${at}.port`,
      container.port,
      'nothing beside "portNumber"',
      'Both set the same field; "port" is deprecated.',
    );
  (container.ports ?? []).forEach((port, index) => {
    const here = `${at}.ports[${index}]`;
    if (typeof port.hostIp === 'string' && ipFamily(port.hostIp) === undefined)
      errors.add(`${here}.hostIp`, port.hostIp, 'an address, IPv4 or IPv6', 'It is an address of the node.');
    addPortNameErrors(errors, `${here}.name`, port.name);
  });
}

/** Reports a name that no port of a container can have. */
export function addPortNameErrors(errors: PropErrors, prop: string, name: string | undefined): void {
  if (name !== undefined) errors.addEach(prop, name, portNameErrors, 'The API refuses the pod.');
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

/** Reports amounts that cdk8s-plus cannot print: it prints memory in Mi and storage in Gi, and fails at synth, far from the props, where that leaves a part. */
export function addResourceErrors(
  errors: PropErrors,
  at: string,
  resources: kplus.ContainerResources | undefined,
): void {
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
}
