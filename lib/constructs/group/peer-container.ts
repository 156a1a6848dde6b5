import type * as kplus from 'cdk8s-plus-27';
import type { PropErrors } from '../props/prop-errors';
import type { HeadlessPort } from '../service/headless-port';
import { isDualStack } from '../service/ip-family';
import { transportOf } from '../../port/transport';
import { containerName, peerContainerName } from '../pod/container-names';
import { HEADLESS } from '../service/headless-internals';
import { describePeerEnv, type PeerEnv, type PeerEnvSource } from '../env/peer-env';
import type { GroupKind } from './group-kind';
import type { PeerGroupProps } from './peer-group-props';

/** The container of a group's pods that is the peer: its name, its ports, and its variables about the other peers. */
export class PeerContainer {
  public readonly name: string;

  /** The ports that it declares: those for peers, and those for clients. */
  public readonly ports: readonly HeadlessPort[];

  public readonly env: PeerEnv;

  /** Whether it gets these variables where not all containers do. */
  public readonly getsEnv: boolean;

  public constructor(errors: PropErrors, props: PeerGroupProps, kind: GroupKind) {
    this.name = peerContainerName(props);
    this.ports = declaredPorts(props);
    this.getsEnv = props.envOnPeer ?? true;
    this.env = describePeerEnv(envSource(props, kind), { names: props.envNames, namedPods: kind.namedPods }, errors);
  }

  /** Whether these are the props of the peer. */
  public is(container: kplus.ContainerProps): boolean {
    return containerName(container) === this.name;
  }

  /** The props of a container with variables of its own, before them those of the peer env where it gets them. */
  public withEnv(container: kplus.ContainerProps, getsEnv: boolean): kplus.ContainerProps {
    return { ...container, envVariables: { ...(getsEnv ? this.env.variables : {}), ...container.envVariables } };
  }

  /** Reports variables of the peer env that somebody has replaced since, among the containers as they are now. */
  public addReplacedErrors(errors: PropErrors, containers: readonly kplus.Container[]): void {
    if (!this.getsEnv) return;
    const now = containers.find((container) => container.name === this.name)?.env.variables ?? {};
    for (const [name, value] of Object.entries(this.env.variables))
      if (now[name] !== value)
        errors.add(
          `container "${this.name}": env`,
          name,
          'the variable of the peer env. It was replaced after the group was made',
          'Use another name for yours, or another name for ours in "envNames".',
        );
  }
}

/** The ports of the headless Service, and those for clients. */
function declaredPorts(props: PeerGroupProps): readonly HeadlessPort[] {
  const ports = [...(props.service?.ports ?? props.ports ?? [])];
  for (const port of props.clientService?.ports ?? [])
    if (!ports.some((own) => isSamePort(own, port))) ports.push(port);
  return ports;
}

function isSamePort(one: HeadlessPort, other: HeadlessPort): boolean {
  return one.name === other.name && one.number === other.number && transportOf(one) === transportOf(other);
}

function envSource(props: PeerGroupProps, kind: GroupKind): PeerEnvSource {
  const { ports = [], service, clusterDomain = 'cluster.local', ipFamilies, ipFamilyPolicy } = props;
  const own = { name: kind.serviceName, ports, clusterDomain };
  return {
    service: kind.withoutService ? undefined : (service ?? own),
    dualStack: service === undefined ? isDualStack(ipFamilies, ipFamilyPolicy) : HEADLESS.of(service).dualStack,
    portsDeclared: true,
    beside: kind.variables,
  };
}
