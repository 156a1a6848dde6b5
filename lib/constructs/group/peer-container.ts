import type * as kplus from 'cdk8s-plus-27';
import type { PropErrors } from '../props/prop-errors';
import type { HeadlessPort } from '../service/headless-port';
import { isDualStack } from '../service/ip-family';
import { transportOf } from '../service/port-faults';
import { containerName, peerContainerName } from '../pod/container-names';
import { PeerEnv, type PeerEnvSource } from '../env/peer-env';
import type { PeerGroupPlan } from './peer-group-faults';
import type { PeerGroupProps } from './peer-group-props';

/** The container of a group's pods that is the peer: its name, its ports, and what it is told of the other peers. */
export class PeerContainer {
  public readonly name: string;

  /** The ports that it declares: those for peers, and those for clients. */
  public readonly ports: readonly HeadlessPort[];

  public readonly env: PeerEnv;

  public constructor(faults: PropErrors, props: PeerGroupProps, plan: PeerGroupPlan) {
    this.name = peerContainerName(props);
    this.ports = declaredPorts(props);
    this.env = PeerEnv._describe(envSource(props, plan), { names: props.envNames, namedPods: plan.namedPods }, faults);
  }

  /** Whether these are the props of the peer. */
  public is(container: kplus.ContainerProps): boolean {
    return containerName(container) === this.name;
  }

  /** The props of a container with variables of its own, before them those of the peer env if it is told. */
  public withEnv(container: kplus.ContainerProps, told: boolean): kplus.ContainerProps {
    // Field by field, since V8 is slow at a literal that begins with another struct and goes on.
    const own: { -readonly [prop in keyof kplus.ContainerProps]: kplus.ContainerProps[prop] } = { ...container };
    own.envVariables = Object.assign(told ? this.env.variables : {}, container.envVariables);
    return own;
  }

  /** A variable of the peer env that somebody has replaced since, among the containers as they are now. */
  public hiddenVariables(containers: readonly kplus.Container[]): readonly string[] {
    const peer = containers.find((container) => container.name === this.name);
    return this.env
      ._hiddenIn(peer?.env.variables ?? {})
      .map(
        (name) =>
          `the variable ${name} of container "${this.name}" was replaced after the group was made; ` +
          'expected the one of the peer env. Use another name for yours, or "envNames".',
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

function envSource(props: PeerGroupProps, plan: PeerGroupPlan): PeerEnvSource {
  const { ports = [], service, clusterDomain = 'cluster.local', ipFamilies, ipFamilyPolicy } = props;
  const own = { name: plan.serviceName, ports, clusterDomain };
  return {
    service: plan.withoutService ? undefined : (service ?? own),
    dualStack: service === undefined ? isDualStack(ipFamilies, ipFamilyPolicy) : service._dualStack(),
    portsDeclared: true,
  };
}
