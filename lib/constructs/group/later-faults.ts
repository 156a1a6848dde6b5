import type * as kplus from 'cdk8s-plus-27';
import { portNameFaults } from '../../kubernetes/names';
import { shown } from '../props/prop-errors';
import { A_PORT_NUMBER } from '../props/port-number-errors';
import { isPortNumber } from '../../kubernetes/ports';

/** A pod as it stands at synth. */
interface PodNow {
  readonly containers: readonly kplus.Container[];
  readonly initContainers: readonly kplus.Container[];
  readonly volumes: readonly kplus.Volume[];
}

/** What was added to a pod after its group was made, and contradicts it: names, ports and volumes that are there already. */
export function laterFaults(pod: PodNow, claims: readonly string[]): readonly string[] {
  // cdk8s-plus copies its lists each time they are asked for.
  const { containers, initContainers } = pod;
  const all = [...containers, ...initContainers];
  const inVolumes = claims.length === 0 ? [] : volumeFaults(pod, all, claims);
  // One container alone clashes with none, and cdk8s-plus sees to it that no port of its own is there twice.
  const clashes = all.length === 1 ? [] : [...nameFaults(all), ...portFaults(containers)];
  return [...clashes, ...containers.flatMap(wrongPorts), ...inVolumes];
}

function nameFaults(containers: readonly kplus.Container[]): readonly string[] {
  return twice(containers.map((container) => container.name)).map(
    (name) =>
      `containers: got "${name}" twice; expected a name of its own for each container. The API refuses a name twice.`,
  );
}

function portFaults(containers: readonly kplus.Container[]): readonly string[] {
  const ports: kplus.ContainerPort[] = [];
  for (const container of containers) ports.push(...container.ports);
  const holders = (same: (port: kplus.ContainerPort) => boolean) =>
    [...new Set(containers.filter((container) => container.ports.some(same)).map(({ name }) => name))].join('" and "');
  const numbers = twice(ports.map(numberOf)).map(
    (number) =>
      `ports: got ${number} on the containers "${holders((port) => numberOf(port) === number)}"; ` +
      'expected a number that no other port of the pod has. The containers of a pod share its address.',
  );
  const names = twice(ports.flatMap((port) => port.name ?? [])).map(
    (name) =>
      `ports: got the name "${name}" on the containers "${holders((port) => port.name === name)}"; ` +
      'expected a name that no other port of the pod has. One name stands for one port of the pod.',
  );
  return [...numbers, ...names];
}

/** What `addPort` of kplus takes, and the API does not. */
function wrongPorts({ name: container, ports }: kplus.Container): readonly string[] {
  const faults: string[] = [];
  for (const { number, name } of ports) {
    if (!isPortNumber(number))
      faults.push(
        `ports: got ${shown(number)} on the container "${container}"; expected ${A_PORT_NUMBER}. ` +
          'It is what the container listens on.',
      );
    const wrong = name === undefined ? [] : portNameFaults(name);
    if (wrong.length > 0)
      faults.push(
        `ports: got the name ${shown(name)} on the container "${container}"; expected a value for which this holds: ` +
          `${wrong.join(', ')}. The API refuses the pod.`,
      );
  }
  return faults;
}

function numberOf({ number, protocol }: kplus.ContainerPort): string {
  return `${number}/${protocol ?? 'TCP'}`;
}

function volumeFaults(
  { volumes }: PodNow,
  containers: readonly kplus.Container[],
  claims: readonly string[],
): readonly string[] {
  const mounted = containers.flatMap(({ mounts }) => mounts.map((mount) => mount.volume.name));
  const names = new Set([...volumes.map((volume) => volume.name), ...mounted]);
  return claims
    .filter((claim) => names.has(claim))
    .map(
      (claim) =>
        `volumes: got "${claim}"; expected a name that no entry of "storage" has. The claim would hide the volume.`,
    );
}

function twice(values: readonly string[]): readonly string[] {
  const again = values.filter((value, index) => values.indexOf(value) !== index);
  return again.length === 0 ? again : [...new Set(again)];
}
