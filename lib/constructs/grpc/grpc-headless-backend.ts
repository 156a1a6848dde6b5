import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { WireProtocol } from '../../port/wire-protocol';
import { addDeploymentErrors, deploymentKind } from '../group/deployment-kind';
import { DeploymentPeerGroup } from '../group/deployment-peer-group';
import type { DeploymentPeerGroupProps } from '../group/deployment-peer-group-props';
import { GROUP } from '../group/group-internals';
import { clientServicesOf } from '../group/services-for-clients';
import type { PeerNetworkPolicyProps } from '../group/peer-network-policy-props';
import { addPlanViolations, groupPlan } from '../group/group-plan';
import type { Given } from '../props/given';
import type { GrpcProbe, GrpcProbes } from '../pod/grpc-probe';
import { PropErrors } from '../props/prop-errors';
import { readProps, readValue } from '../props/read-props';
import { addBackendErrors, hasSleepAction } from './grpc-backend-errors';
import { DRAIN, GrpcDrain, preStopOf } from './grpc-drain';
import type { GrpcHeadlessBackendProps } from './grpc-headless-backend-props';
import { clientsAtSynth } from './grpc-clients';
import { envOnServer, serverContainer, serverVariables } from './grpc-server-env';
import { addServerPortErrors, serverPort } from './grpc-server-port';
import { grpcTiming, type GrpcTiming } from './grpc-timing';

/**
 * A gRPC server whose clients balance over its pods themselves: a Deployment and a headless Service with ready pods only,
 * both called `name`.
 *
 * Connections end at a certain age, so that clients find new pods; pods that end serve until they are out of every DNS
 * cache; and a rollout takes longer than clients may go without asking DNS, so that a rolling restart is no outage. Times
 * that do not fit each other are refused. `GrpcClientEnv` has the clients' side.
 *
 * No gRPC library reads environment variables of this kind by itself: the server's `main` does.
 *
 * Throws one error with all that is wrong with its props.
 *
 * @see https://kubernetes.io/blog/2018/11/07/grpc-load-balancing-on-kubernetes-without-tears/
 */
export class GrpcHeadlessBackend extends DeploymentPeerGroup {
  /** The name of the port. */
  public readonly portName: string;

  /** How long clients wait after one look at DNS before the next; the rollout is planned with it. */
  public readonly resolutionGap: Duration;

  /** The least time between two keepalive pings of a client. */
  public readonly minPingInterval: Duration;

  public constructor(scope: Construct, id: string, props: GrpcHeadlessBackendProps) {
    const errors = PropErrors.at(new.target.name, scope, id);
    const given = readProps(errors, props, 'GrpcHeadlessBackendProps');
    const sound = { ...given, drain: readDrain(errors, given.drain) };
    const timing = grpcTiming(sound);
    const variables = serverVariables(errors, sound, timing);
    // A name that is reported already would be reported as one of the container too.
    const deployment = deploymentProps(sound, timing, errors.found.length > 0 ? {} : variables);
    const plan = groupPlan(errors, scope, deployment, {
      ...deploymentKind(deployment),
      addPortErrors: () => addServerPortErrors(errors, sound),
    });
    addBackendErrors(errors, sound, timing);
    addDeploymentErrors(errors, deployment);
    // Sound props go on to the base class, which asks what Kubernetes takes of the pods.
    if (errors.found.length > 0) addPlanViolations(errors, plan);
    errors.throwIfAny();

    super(scope, id, deployment);
    this.portName = serverPort(sound).name;
    this.resolutionGap = Duration.millis(timing.resolutionGap);
    this.minPingInterval = sound.minPingInterval ?? Duration.minutes(5);
    GROUP.of(this).membersDial = false;
    this.node.addValidation({ validate: () => clientsAtSynth(this) });
    GROUP.of(this).preStop = preStopOf(sound.drain ?? GrpcDrain.sleep(), timing.drain / 1000, hasSleepAction(sound));
  }
}

/** A drain is handed on whole; what it was made of is checked here, where there is a report to write it into. */
function readDrain(errors: PropErrors, drain: GrpcDrain | undefined): GrpcDrain | undefined {
  if (drain === undefined) return undefined;
  const { duration, command } = DRAIN.of(drain);
  const areRead = [
    duration == null || readValue(errors, 'drain: duration', duration, 'cdk8s.Duration') !== undefined,
    command == null || readValue(errors, 'drain: command', command, { list: 'string' })?.length === command.length,
  ];
  return areRead.every(Boolean) ? drain : undefined;
}

function withServerVariables(
  props: Given<GrpcHeadlessBackendProps>,
  variables: Readonly<Record<string, kplus.EnvValue>>,
): kplus.ContainerProps[] {
  const server = serverContainer(props);
  return (props.containers ?? []).map((container) =>
    container === server ? { ...container, envVariables: { ...variables, ...container.envVariables } } : container,
  );
}

/** The probes of the server, each of which asks its port, whatever other ports a given Service has. */
function probesOf(props: GrpcHeadlessBackendProps, port: string): GrpcProbes | undefined {
  const probed = props.tls || serverContainer(props)?.readiness !== undefined;
  const { readiness = probed ? undefined : {}, liveness, startup } = props.grpcProbes ?? {};
  if ((readiness ?? liveness ?? startup) === undefined) return undefined;
  const asking = (probe: GrpcProbe | undefined) => probe && { ...probe, port: probe.port ?? port };
  return { readiness: asking(readiness), liveness: asking(liveness), startup: asking(startup) };
}

/** The port of a backend is one for clients. */
function policyFor(props: GrpcHeadlessBackendProps, policy: PeerNetworkPolicyProps): PeerNetworkPolicyProps {
  const served = clientServicesOf(props).flatMap(({ ports }) => ports.map(({ name }) => name));
  return { ...policy, clientPorts: policy.clientPorts ?? [...new Set([serverPort(props).name, ...served])] };
}

/** The props of the Deployment that a backend is. */
function deploymentProps(
  props: GrpcHeadlessBackendProps,
  timing: GrpcTiming,
  variables: Readonly<Record<string, kplus.EnvValue>>,
): DeploymentPeerGroupProps {
  const {
    port,
    portName,
    tls,
    connectionAge,
    connectionAgeGrace,
    resolutionGap,
    dnsTtl,
    drain,
    kubernetesVersion,
    minPingInterval,
    serverEnvNames,
    ...pods
  } = props;
  const { name, number = Number.NaN } = serverPort(props);
  const own = [{ name, number, protocol: tls ? WireProtocol.TLS : WireProtocol.GRPC }];
  return {
    ...pods,
    ports: props.service === undefined ? own : undefined,
    publishNotReadyAddresses: false,
    envOnPeer: envOnServer(props),
    networkPolicy: props.networkPolicy && policyFor(props, props.networkPolicy),
    containers: withServerVariables(props, variables),
    grpcProbes: probesOf(props, name),
    strategy:
      props.strategy ??
      kplus.DeploymentStrategy.rollingUpdate({
        maxSurge: kplus.PercentOrAbsolute.absolute(1),
        maxUnavailable: kplus.PercentOrAbsolute.absolute(0),
      }),
    minReady: timing.minReady > 0 ? Duration.millis(timing.minReady) : undefined,
    terminationGracePeriod: Duration.millis(timing.terminationGracePeriod),
  };
}
