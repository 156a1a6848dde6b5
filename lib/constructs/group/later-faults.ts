import type * as kplus from 'cdk8s-plus-27';

/** A pod as it stands at synth. */
interface PodNow {
  readonly containers: readonly kplus.Container[];
  readonly initContainers: readonly kplus.Container[];
  readonly volumes: readonly kplus.Volume[];
}

/** What was added to a pod after its group was made, and contradicts it: names, ports and volumes that are there already. */
export function laterFaults(pod: PodNow, claims: readonly string[]): readonly string[] {
  return [...nameFaults(pod), ...portFaults(pod.containers), ...volumeFaults(pod, claims)];
}

function nameFaults({ containers, initContainers }: PodNow): readonly string[] {
  const names = [...containers, ...initContainers].map((container) => container.name);
  return twice(names).map(
    (name) =>
      `containers: got "${name}" twice; expected a name of its own for each container. The API refuses a name twice.`,
  );
}

function portFaults(containers: readonly kplus.Container[]): readonly string[] {
  const ports = containers.flatMap(({ name: container, ports: own }) => own.map((port) => ({ ...port, container })));
  const holders = (same: (port: (typeof ports)[number]) => boolean) =>
    [...new Set(ports.filter(same).map((port) => port.container))].join('" and "');
  const numbers = twice(ports.map((port) => `${port.number}/${port.protocol ?? 'TCP'}`)).map(
    (number) =>
      `ports: got ${number} on the containers "${holders((port) => `${port.number}/${port.protocol ?? 'TCP'}` === number)}"; ` +
      'expected a number that no other port of the pod has. The containers of a pod share its address.',
  );
  const names = twice(ports.flatMap((port) => port.name ?? [])).map(
    (name) =>
      `ports: got the name "${name}" on the containers "${holders((port) => port.name === name)}"; ` +
      'expected a name that no other port of the pod has. One name stands for one port of the pod.',
  );
  return [...numbers, ...names];
}

function volumeFaults({ containers, initContainers, volumes }: PodNow, claims: readonly string[]): readonly string[] {
  const mounted = [...containers, ...initContainers].flatMap(({ mounts }) => mounts.map((mount) => mount.volume.name));
  const names = new Set([...volumes.map((volume) => volume.name), ...mounted]);
  return claims
    .filter((claim) => names.has(claim))
    .map(
      (claim) =>
        `volumes: got "${claim}"; expected a name that no entry of "storage" has. The claim would hide the volume.`,
    );
}

function twice(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
