import type * as kplus from 'cdk8s-plus-27';
import { transportOf } from '../../port/transport';
import { mergePort, type DeclaredPort } from '../env/merge-port';
import { addHiddenVariableErrors, type PeerEnv } from '../env/peer-env';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import type { HeadlessPort } from '../service/headless-port';
import { addContainerErrors, addPortNameErrors } from './container-errors';
import { containerName, initContainerName } from './container-names';
import { addEmptyDirErrors } from './empty-dirs';
import { addOwnAddressErrors } from './own-address-errors';
import type { PodTemplateProps } from './pod-template';
import { oneOf } from '../../kubernetes/quoted';
import type { PeerStorage } from './storage';

/** The container of a pod that is the peer: its name, the ports that it declares, and its variables. */
export interface PeerOfPod {
  readonly name: string;
  readonly ports: readonly HeadlessPort[];
  readonly env: PeerEnv;
  readonly getsEnv: boolean;
  /** The variable of the pod's first address, where the pods do not get it. */
  readonly missingAddress: string | undefined;
}

/** A container as the checks of a whole pod see it, from props or as cdk8s-plus has it at synth. */
interface PodContainer {
  /** Where messages find it: `containers[0]`. */
  readonly at: string;
  readonly name: string;
  readonly ports: readonly DeclaredPort[];
}

interface PlacedPort extends DeclaredPort {
  readonly container: PodContainer;
}

/** The props of a group that its pods and the peer env in them are made of. */
export interface PodOfGroup extends PodTemplateProps {
  readonly envOnAllContainers?: boolean;
}

/** Reports what is wrong with the containers of a group's props, each by itself and all together. */
export function addPodErrors(errors: PropErrors, props: Given<PodOfGroup>, peer: PeerOfPod): void {
  const containers = props.containers ?? [];
  const initContainers = props.initContainers ?? [];
  if (containers.length === 0) return;
  containers.forEach((container, index) => addContainerErrors(errors, `containers[${index}]`, container));
  initContainers.forEach((container, index) => addContainerErrors(errors, `initContainers[${index}]`, container));
  const views = containers.map(viewOfProps);
  const initNames = initContainers.map(initContainerName);
  addPeerNameErrors(errors, views, initNames, peer.name);
  addEmptyDirErrors(errors, props.emptyDirs ?? [], {
    containers: [...views.map(({ name }) => name), ...initNames],
    volumes: volumesOf(props).map(({ name }) => name),
  });
  addVariableErrors(errors, props, peer);
  addProbeErrors(errors, props, peer);
  addPeerPortErrors(errors, addPortErrors(errors, views), peer);
}

/** Reports what is wrong with a pod as it is at synth, after users have added to it: by the checks that its props had. */
export function addPodErrorsAtSynth(
  errors: PropErrors,
  { containers, initContainers, volumes }: Pick<kplus.Workload, 'containers' | 'initContainers' | 'volumes'>,
  storage: readonly PeerStorage[],
): void {
  const views = containers.map(viewOfContainer);
  for (const { at, ports } of views) for (const { name } of ports) addPortNameErrors(errors, `${at}.ports`, name);
  addPortErrors(errors, views);
  if (storage.length === 0) return;
  const mounted = [...containers, ...initContainers].flatMap(({ mounts }) => mounts.map(({ volume }) => volume.name));
  addClaimErrors(
    errors,
    storage.map(({ name }) => name),
    [...volumes.map((volume) => volume.name), ...mounted],
  );
}

/** Reports volumes that have the name of a claim. */
export function addClaimErrors(errors: PropErrors, claims: readonly string[], volumes: readonly string[]): void {
  for (const name of new Set(volumes))
    if (claims.includes(name))
      errors.add('storage', name, 'a name that no volume of the pod has', 'The claim would hide the volume.');
}

/** The volumes of a pod, each as often as it is listed or mounted: first those listed. */
export function volumesOf({
  volumes = [],
  containers = [],
  initContainers = [],
}: Given<PodTemplateProps>): kplus.Volume[] {
  const all = [...volumes];
  for (const { volumeMounts = [] } of [...containers, ...initContainers]) {
    const mounts: readonly Given<kplus.VolumeMount>[] = volumeMounts;
    for (const { volume } of mounts) if (volume !== undefined) all.push(volume);
  }
  return all;
}

function viewOfProps(container: kplus.ContainerProps, index: number): PodContainer {
  const single = container.portNumber ?? container.port;
  const ports = (container.ports ?? []).map(declaredPort);
  return {
    at: `containers[${index}]`,
    name: containerName(container),
    ports: single === undefined ? ports : [{ name: undefined, number: single, transport: 'TCP' }, ...ports],
  };
}

function viewOfContainer({ name, ports }: kplus.Container): PodContainer {
  return { at: `container "${name}"`, name, ports: ports.map(declaredPort) };
}

function declaredPort({ name, number, protocol }: kplus.ContainerPort): DeclaredPort {
  return { name, number, transport: protocol ?? 'TCP' };
}

function addPeerNameErrors(
  errors: PropErrors,
  containers: readonly PodContainer[],
  initContainers: readonly string[],
  peer: string,
): void {
  const names = containers.map(({ name }) => name);
  if (names.includes(peer)) return;
  const why = initContainers.includes(peer)
    ? 'An init container has ended before peers connect.'
    : 'There is no such container.';
  errors.add('peerContainer', peer, oneOf(names), why);
}

/** Variables of the user that have a name of the peer env, in each container that gets the peer env. */
function addVariableErrors(errors: PropErrors, props: Given<PodOfGroup>, peer: PeerOfPod): void {
  const check = (prop: string, { envVariables = {}, command, args }: kplus.ContainerProps) => {
    addHiddenVariableErrors(errors, `${prop}.envVariables`, envVariables, peer.env);
    if (peer.missingAddress !== undefined)
      addOwnAddressErrors(errors, prop, { command, args, envVariables }, peer.missingAddress);
  };
  (props.containers ?? []).forEach((container, index) => {
    if (props.envOnAllContainers || (peer.getsEnv && containerName(container) === peer.name))
      check(`containers[${index}]`, container);
  });
  if (props.envOnAllContainers)
    (props.initContainers ?? []).forEach((container, index) => check(`initContainers[${index}]`, container));
}

function addProbeErrors(errors: PropErrors, props: Given<PodTemplateProps>, peer: PeerOfPod): void {
  const own = props.containers?.find((container) => containerName(container) === peer.name);
  for (const kind of ['readiness', 'liveness', 'startup'] as const)
    if (own?.[kind] !== undefined && props.grpcProbes?.[kind] !== undefined)
      errors.add(`grpcProbes.${kind}`, props.grpcProbes[kind], 'nothing', `The container has a ${kind} probe.`);
}

/** Reports ports that two containers declare: they share the addresses of the pod. Returns the ports without these. */
function addPortErrors(errors: PropErrors, containers: readonly PodContainer[]): readonly PlacedPort[] {
  const declared: PlacedPort[] = [];
  for (const container of containers)
    for (const port of container.ports) {
      const { name, number, transport } = port;
      if (declared.some((known) => known.number === number && known.transport === transport))
        errors.add(
          `${container.at}.ports`,
          `${number}/${transport}`,
          'a number that no other port of the pod has',
          'The containers of a pod share its address.',
        );
      else if (name !== undefined && declared.some((known) => known.name === name))
        errors.add(
          `${container.at}.ports`,
          name,
          'a name that no other port of the pod has',
          'A port name means one port of the pod.',
        );
      else declared.push({ ...port, container });
    }
  return declared;
}

/** Reports ports of the containers that contradict those of the group, which the peer listens on. */
function addPeerPortErrors(errors: PropErrors, declared: readonly PlacedPort[], peer: PeerOfPod): void {
  for (const port of peer.ports) {
    const other = declared.find(
      (own) =>
        own.container.name !== peer.name &&
        (own.name === port.name || (own.number === port.number && own.transport === transportOf(port))),
    );
    if (other !== undefined)
      errors.add(
        `${other.container.at}.ports`,
        `${other.name === undefined ? '' : `${other.name} = `}${other.number}/${other.transport}`,
        `another port than the group's ${port.name} = ${port.number}/${transportOf(port)}, or peerContainer: "${other.container.name}"`,
        `Container "${peer.name}" is the peer and listens on it.`,
      );
  }
  const ofPeer: DeclaredPort[] = declared.filter(({ container }) => container.name === peer.name);
  // Ports of the two Services that contradict each other are reported as such.
  for (const port of peer.ports)
    if (!peer.ports.some((other) => other !== port && isContradiction(other, port)))
      mergePort(errors, 'containers: ports', ofPeer, port);
}

function isContradiction(one: HeadlessPort, other: HeadlessPort): boolean {
  const sameNumber = one.number === other.number && transportOf(one) === transportOf(other);
  return (one.name === other.name) !== sameNumber;
}
