import type * as kplus from 'cdk8s-plus-27';
import type { PropErrors } from '../props/prop-errors';
import type { HeadlessPort } from '../service/headless-port';
import { ownAddresses } from '../service/ip-family';
import { transportOf } from '../../port/transport';
import { containerName, peerContainerName } from '../pod/container-names';
import { HEADLESS } from '../service/headless-internals';
import { declarePorts, prependVariables } from '../cdk8s/kplus-internals';
import { joinedVariables } from '../env/joined-env';
import { mergePort } from '../env/merge-port';
import { describePeerEnv, type PeerEnv, type PeerEnvSource } from '../env/peer-env';
import type { JoinedService } from '../service/joining-pods';
import { portsOfContainers } from './pod-port';
import { portsForClients } from './services-for-clients';
import { addVariableContradictions, isSameVariable } from '../env/variable-contradictions';
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

  /** The variable of the pod's first address, where the pods do not get it. */
  public readonly missingAddress: string | undefined;

  /** The name of the variable with the namespace of the pod. */
  readonly #podNamespace: string;

  public constructor(errors: PropErrors, props: PeerGroupProps, kind: GroupKind) {
    this.name = peerContainerName(props);
    this.ports = declaredPorts(props);
    this.getsEnv = props.envOnPeer ?? true;
    this.#podNamespace = props.envNames?.podNamespace ?? 'POD_NAMESPACE';
    const source = envSource(props, kind);
    this.missingAddress = source.ownAddresses.first ? undefined : (props.envNames?.podIp ?? 'POD_IP');
    this.env = describePeerEnv(source, { names: props.envNames, namedPods: kind.namedPods }, errors);
  }

  /** Whether these are the props of the peer. */
  public is(container: kplus.ContainerProps): boolean {
    return containerName(container) === this.name;
  }

  /** The props of a container with variables of its own, before them those of the peer env where it gets them. */
  public withEnv(container: kplus.ContainerProps, getsEnv: boolean): kplus.ContainerProps {
    return { ...container, envVariables: { ...(getsEnv ? this.env.variables : {}), ...container.envVariables } };
  }

  /** Reports what keeps the peer among these containers from being behind a further Service. */
  public addJoiningErrors(errors: PropErrors, containers: readonly kplus.Container[], service: JoinedService): void {
    const variables = joinedVariables(service, this.#podNamespace);
    for (const container of containers) {
      if (container.name === this.name) {
        const declared = portsOfContainers([container]).map((port) => ({ ...port }));
        for (const port of service.ports) mergePort(errors, `container "${container.name}": ports`, declared, port);
      }
      if (this.#hasEnv(container))
        addVariableContradictions(
          errors,
          `container "${container.name}": env`,
          container.env.variables,
          variables,
          () => 'another name, or the same value as ours',
        );
    }
  }

  /** Lets the peer among these containers serve a further Service, and tells those with the peer env of it. */
  public join(containers: readonly kplus.Container[], service: JoinedService): void {
    const variables = joinedVariables(service, this.#podNamespace);
    for (const container of containers) {
      if (container.name === this.name) declarePorts(container, service.ports);
      // Its texts refer to those of the peer env, and the user's may refer to them.
      if (this.#hasEnv(container)) prependVariables(container, { ...this.env.variables, ...variables });
    }
  }

  #hasEnv({ env }: kplus.Container): boolean {
    const { variables } = env;
    return Object.entries(this.env.variables).every(([name, value]) => {
      const own = variables[name];
      return own !== undefined && isSameVariable(own, value);
    });
  }

  /** Reports variables of the peer env that somebody has replaced since, among the containers as they are now. */
  public addReplacedErrors(errors: PropErrors, containers: readonly kplus.Container[]): void {
    if (!this.getsEnv) return;
    const now = containers.find((container) => container.name === this.name)?.env.variables ?? {};
    for (const [name, value] of Object.entries(this.env.variables))
      if (now[name] === undefined || !isSameVariable(now[name], value))
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
  for (const { port } of portsForClients(props)) if (!ports.some((own) => isSamePort(own, port))) ports.push(port);
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
    ownAddresses: service === undefined ? ownAddresses(ipFamilies, ipFamilyPolicy) : HEADLESS.of(service).ownAddresses,
    portsDeclared: true,
    beside: kind.variables,
  };
}
