import type * as kplus from 'cdk8s-plus-27';
import { addContainerPropsFaults, addInitContainerFaults } from './container-props-faults';
import { dnsLabel1123Faults } from '../../kubernetes/names';
import type { PropErrors } from '../props/prop-errors';
import { containerName, initContainerName } from './container-names';
import { mergePort, type DeclaredPort } from '../env/merge-port';
import type { HeadlessPort } from '../service/headless-port';
import type { PeerContainer } from '../group/peer-container';
import type { PeerGroupProps } from '../group/peer-group-props';
import { transportOf } from '../service/port-faults';

/** A port that a container declares itself. */
interface OwnPort extends DeclaredPort {
  readonly container: string;
  readonly prop: string;
}

/** Notes what is wrong with the containers of a group, each by itself and all together. */
export function addContainerFaults(faults: PropErrors, props: PeerGroupProps, peer: PeerContainer): void {
  const containers = props.containers ?? [];
  const initContainers = props.initContainers ?? [];
  if (containers.length === 0) {
    faults.add('containers', containers, 'at least one container', 'A pod has at least one.');
    return;
  }
  containers.forEach((container, index) => addContainerPropsFaults(faults, `containers[${index}]`, container));
  initContainers.forEach((container, index) => {
    addContainerPropsFaults(faults, `initContainers[${index}]`, container);
    addInitContainerFaults(faults, `initContainers[${index}]`, container);
  });
  addVolumeFaults(faults, props);
  addNameFaults(faults, containers, initContainers, peer.name);
  addVariableFaults(faults, props, peer);
  addProbeFaults(faults, props, peer);
  addPodPortFaults(faults, containers, peer);
}

/** The volumes of a pod, each as often as it is listed or mounted: first those listed. */
export function volumesOf({ volumes = [], containers = [], initContainers = [] }: PeerGroupProps): kplus.Volume[] {
  const all = [...volumes];
  for (const { volumeMounts = [] } of [...containers, ...initContainers])
    for (const { volume } of volumeMounts) if (volume) all.push(volume);
  return all;
}

/** Names of volumes that are none, and two volumes of one name; the same volume may be listed and mounted as often as anybody likes. */
function addVolumeFaults(faults: PropErrors, props: PeerGroupProps): void {
  const all = volumesOf(props);
  for (const name of new Set(all.map((volume) => volume.name)))
    faults.addAll('volumes', name, dnsLabel1123Faults(name), 'The API refuses the pod.');
  if (all.length < 2) return;
  const listed = props.volumes ?? [];
  const names = all
    .filter(({ name }, index) => {
      const first = all.findIndex((volume) => volume.name === name);
      return first !== index && (all[first] !== all[index] || index < listed.length);
    })
    .map((volume) => volume.name);
  for (const name of new Set(names))
    faults.add('volumes', name, 'a name of its own for each volume', 'The API refuses a name twice.');
}

function addNameFaults(
  faults: PropErrors,
  containers: readonly kplus.ContainerProps[],
  initContainers: readonly kplus.ContainerProps[],
  peer: string,
): void {
  const own = containers.map(containerName);
  const names = [...own, ...initContainers.map(initContainerName)];
  for (const name of new Set(names.filter((candidate, index) => names.indexOf(candidate) !== index)))
    faults.add('containers', name, 'a name of its own for each container', 'The API refuses a name twice.');
  if (own.includes(peer)) return;
  const why = names.includes(peer) ? 'An init container has ended before peers call.' : 'There is no such container.';
  faults.add('peerContainer', peer, `one of ${own.join(', ')}`, why);
}

function addVariableFaults(faults: PropErrors, props: PeerGroupProps, peer: PeerContainer): void {
  const look = (prop: string, container: kplus.ContainerProps) =>
    peer.env._addFaults(faults, `${prop}.envVariables`, Object.keys(container.envVariables ?? {}));
  (props.containers ?? []).forEach((container, index) => {
    if (props.envOnAllContainers || peer.is(container)) look(`containers[${index}]`, container);
  });
  if (props.envOnAllContainers)
    (props.initContainers ?? []).forEach((container, index) => look(`initContainers[${index}]`, container));
}

function addProbeFaults(faults: PropErrors, props: PeerGroupProps, peer: PeerContainer): void {
  const own = props.containers.find((container) => peer.is(container));
  for (const kind of ['readiness', 'liveness', 'startup'] as const)
    if (own?.[kind] !== undefined && props.grpcProbes?.[kind] !== undefined)
      faults.add(`grpcProbes.${kind}`, props.grpcProbes[kind], 'nothing', `The container has a ${kind} probe.`);
}

/** All containers of a pod share its addresses, and so its ports. */
function addPodPortFaults(faults: PropErrors, containers: readonly kplus.ContainerProps[], peer: PeerContainer): void {
  const declared: OwnPort[] = [];
  for (const port of containers.flatMap(ownPorts)) {
    const { name, number, transport, prop } = port;
    if (declared.some((known) => known.number === number && known.transport === transport))
      faults.add(
        prop,
        `${number}/${transport}`,
        'a number that no other port of the pod has',
        'The containers of a pod share its address.',
      );
    else if (name !== undefined && declared.some((known) => known.name === name))
      faults.add(prop, name, 'a name that no other port of the pod has', 'One name stands for one port of the pod.');
    else declared.push(port);
  }
  const isPeers = ({ container }: OwnPort) => container === peer.name;
  for (const port of peer.ports) {
    const stranger = declared.find(
      (own) =>
        !isPeers(own) &&
        (own.name === port.name || (own.number === port.number && own.transport === transportOf(port))),
    );
    if (stranger !== undefined)
      faults.add(
        stranger.prop,
        `${stranger.name === undefined ? '' : `${stranger.name} = `}${stranger.number}/${stranger.transport}`,
        `another port than the group's ${port.name} = ${port.number}/${transportOf(port)}, or peerContainer: "${stranger.container}"`,
        `Container "${peer.name}" is the peer and listens on it.`,
      );
  }
  const peers: DeclaredPort[] = declared.filter(isPeers);
  // Ports of the two Services that contradict each other are reported as such.
  for (const port of peer.ports)
    if (!peer.ports.some((other) => other !== port && isContradiction(other, port)))
      mergePort(faults, 'containers: ports', peers, port);
}

function isContradiction(one: HeadlessPort, other: HeadlessPort): boolean {
  const sameNumber = one.number === other.number && transportOf(one) === transportOf(other);
  return (one.name === other.name) !== sameNumber;
}

function ownPorts(container: kplus.ContainerProps, index: number): OwnPort[] {
  const single = container.portNumber ?? container.port;
  const own: OwnPort[] = [];
  const add = (name: string | undefined, number: number, transport: string) =>
    own.push({ name, number, transport, container: containerName(container), prop: `containers[${index}].ports` });
  if (single !== undefined) add(undefined, single, 'TCP');
  for (const { name, number, protocol } of container.ports ?? []) add(name, number, `${protocol ?? 'TCP'}`);
  return own;
}
