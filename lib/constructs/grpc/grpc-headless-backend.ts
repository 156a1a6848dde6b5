import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { WireProtocol } from '../../port/wire-protocol';
import { DeploymentPeerGroup, type DeploymentPeerGroupProps } from '../group/deployment-peer-group';
import { PropErrors } from '../props/prop-errors';
import { GrpcDrain } from './grpc-drain';
import { isPortNumber } from '../../kubernetes/ports';
import type { GrpcHeadlessBackendProps } from './grpc-headless-backend-props';
import { readProps, readValue } from '../props/read-props';
import { addTimingFaults, grpcTiming, type GrpcTiming } from './grpc-timing';
import { PeerEnv } from '../env/peer-env';
import type { PeerGroupPlan } from '../group/peer-group-faults';
import { isDualStack } from '../service/ip-family';
import type { PodSpecPlan } from '../pod/pod-spec';
import { addPortNameFaults } from '../service/port-faults';
import { addVariableNameErrors } from '../props/variable-errors';

/** The first Kubernetes whose kubelet can wait by itself before it ends a container. */
const SLEEP_ACTION_SINCE = 30;
const OLDEST_KUBERNETES = 27;

/** The props of the Deployment, and those that they were made from. */
interface PreparedProps extends DeploymentPeerGroupProps {
  /** What is wrong with the props of the backend; what is wrong with those of the Deployment is added to it. */
  readonly faults: PropErrors;
  /** The props of the backend, without those of a wrong kind. */
  readonly backend: GrpcHeadlessBackendProps;
  readonly serverEnv: Readonly<Record<string, kplus.EnvValue>>;
  readonly timing: GrpcTiming;
}

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
 * Throws one error with all faults of its props.
 *
 * @see https://kubernetes.io/blog/2018/11/07/grpc-load-balancing-on-kubernetes-without-tears/
 */
export class GrpcHeadlessBackend extends DeploymentPeerGroup {
  /** The name of the port. */
  public readonly portName: string;

  /** How long clients wait after one look at DNS before the next, in the plan of the rollout. */
  public readonly resolutionGap: Duration;

  /** The least time between two keepalive pings of a client. */
  public readonly minPingInterval: Duration;

  readonly #props: PreparedProps;

  public constructor(scope: Construct, id: string, props: GrpcHeadlessBackendProps) {
    const faults = PropErrors.at(new.target.name, scope, id);
    const prepared = preparedProps(soundProps(faults, props), faults);
    super(scope, id, prepared);
    this.#props = prepared;
    this.portName = portNameOf(prepared.backend);
    this.resolutionGap = Duration.millis(prepared.timing.resolutionGap);
    this.minPingInterval = prepared.backend.minPingInterval ?? Duration.minutes(5);
  }

  /** @internal */
  protected override _plan(props: PreparedProps): PeerGroupPlan {
    const plan = super._plan(props);
    return {
      ...plan,
      addPortFaults: (faults) => addPortFaults(faults, props.backend),
      addFaults: (faults) => {
        addBackendFaults(faults, props);
        plan.addFaults(faults);
      },
    };
  }

  /** @internal */
  protected override _additions(): Partial<PodSpecPlan> {
    const { backend, timing } = this.#props;
    const drain = backend.drain ?? GrpcDrain.sleep();
    const preStop = drain._preStop(timing.drain / 1000, minorOf(backend)! >= SLEEP_ACTION_SINCE);
    if (preStop === undefined) return {};
    return { finishPeer: (container) => (container.lifecycle = { ...container.lifecycle, preStop }) };
  }
}

function soundProps(faults: PropErrors, given: GrpcHeadlessBackendProps): GrpcHeadlessBackendProps {
  const props = readProps(faults, given, 'GrpcHeadlessBackendProps');
  return { ...props, drain: soundDrain(faults, props.drain) };
}

/** A drain is handed on whole; what it was made of is looked at here, where there is a report to write it into. */
function soundDrain(faults: PropErrors, drain: GrpcDrain | undefined): GrpcDrain | undefined {
  const { _duration: duration, _command: command } = drain ?? {};
  const isSound = [
    duration == null || readValue(faults, 'drain: duration', duration, 'cdk8s.Duration') !== undefined,
    command == null || readValue(faults, 'drain: command', command, { list: 'string' })?.length === command.length,
  ];
  return isSound.every(Boolean) ? drain : undefined;
}

function preparedProps(props: GrpcHeadlessBackendProps, faults: PropErrors): PreparedProps {
  const timing = grpcTiming(props);
  const server = serverContainer(props);
  const variables = serverVariables(props, timing);
  const serverEnv = Object.fromEntries(variables);
  addVariableNameErrors(
    faults,
    'serverEnvNames',
    variables.map(([name]) => name),
  );
  for (const name of peerVariableNames(props))
    if (Object.hasOwn(serverEnv, name))
      faults.add(
        'serverEnvNames',
        name,
        'another name, or another name for that of the peer env in "envNames"',
        'One would silently hide the other.',
      );
  // A name that is reported here would be reported as one of the container too.
  const ours = faults.has('serverEnvNames') ? {} : serverEnv;
  const probed = props.tls || server?.readiness !== undefined;
  return {
    ...props,
    ports: [
      { name: portNameOf(props), number: props.port, protocol: props.tls ? WireProtocol.TLS : WireProtocol.GRPC },
    ],
    publishNotReadyAddresses: false,
    containers: (props.containers ?? []).map((container) =>
      container === server ? { ...container, envVariables: { ...ours, ...container.envVariables } } : container,
    ),
    grpcProbes: probed ? props.grpcProbes : { readiness: {}, ...props.grpcProbes },
    strategy:
      props.strategy ??
      kplus.DeploymentStrategy.rollingUpdate({
        maxSurge: kplus.PercentOrAbsolute.absolute(1),
        maxUnavailable: kplus.PercentOrAbsolute.absolute(0),
      }),
    minReady: timing.minReady > 0 ? Duration.millis(timing.minReady) : undefined,
    terminationGracePeriod: Duration.millis(timing.terminationGracePeriod),
    faults,
    backend: props,
    serverEnv,
    timing,
  };
}

/** The names of the variables that every peer gets. */
function peerVariableNames(props: GrpcHeadlessBackendProps): readonly string[] {
  const service = {
    name: `${props.name}`,
    ports: [{ name: portNameOf(props), number: props.port }],
    clusterDomain: 'cluster.local',
  };
  const dualStack = isDualStack(props.ipFamilies, props.ipFamilyPolicy);
  // What is wrong with them is reported by the group.
  const unsaid = new PropErrors('', () => '');
  return Object.keys(
    PeerEnv._describe({ service, dualStack, portsDeclared: true }, { names: props.envNames }, unsaid).variables,
  );
}

function portNameOf(props: GrpcHeadlessBackendProps): string {
  return props.portName ?? 'grpc';
}

/** The container that is the server: the one named in `peerContainer`, else the first. */
function serverContainer(props: GrpcHeadlessBackendProps): kplus.ContainerProps | undefined {
  const containers = props.containers ?? [];
  return props.peerContainer === undefined
    ? containers[0]
    : containers.find((container) => (container.name ?? 'main') === props.peerContainer);
}

function serverVariables(props: GrpcHeadlessBackendProps, timing: GrpcTiming): [string, kplus.EnvValue][] {
  const names = props.serverEnvNames ?? {};
  const variable = (name: string, time: number): [string, kplus.EnvValue] => [
    name,
    kplus.EnvValue.fromValue(`${time}`),
  ];
  const variables = [
    variable(names.maxConnectionAge ?? 'GRPC_MAX_CONNECTION_AGE_MS', timing.connectionAge),
    variable(names.maxConnectionAgeGrace ?? 'GRPC_MAX_CONNECTION_AGE_GRACE_MS', timing.connectionAgeGrace),
  ];
  if (props.minPingInterval !== undefined)
    variables.push(
      variable(names.minPingInterval ?? 'GRPC_MIN_PING_INTERVAL_MS', props.minPingInterval.toMilliseconds()),
    );
  if (props.drain?._kind === 'application') variables.push(variable(names.drain ?? 'GRPC_DRAIN_MS', timing.drain));
  return variables;
}

function addPortFaults(faults: PropErrors, props: GrpcHeadlessBackendProps): void {
  if (!isPortNumber(props.port))
    faults.add('port', props.port, 'a whole number from 1 to 65535', 'It is what the server listens on.');
  addPortNameFaults(faults, 'portName', portNameOf(props), 'container');
}

function addBackendFaults(faults: PropErrors, { backend, serverEnv, timing }: PreparedProps): void {
  const server = serverContainer(backend);
  addTimingFaults(faults, backend, timing);
  const minor = minorOf(backend);
  if (minor === undefined || minor < OLDEST_KUBERNETES)
    faults.add(
      'kubernetesVersion',
      backend.kubernetesVersion,
      `1.${OLDEST_KUBERNETES} or a later one, as text`,
      'It decides what a drain is made of.',
    );
  for (const name of Object.keys(server?.envVariables ?? {}))
    if (Object.hasOwn(serverEnv, name))
      faults.add(
        'containers: envVariables',
        name,
        'no such variable, or another name for ours in "serverEnvNames"',
        'One would silently hide the other, and the rollout is planned with ours.',
      );
  if (backend.tls && backend.grpcProbes !== undefined)
    faults.add('grpcProbes', backend.grpcProbes, 'nothing with "tls"', "The kubelet's gRPC probe speaks no TLS.");
  if (backend.drain?._kind !== 'application' && server?.lifecycle?.preStop !== undefined)
    faults.add(
      'containers: lifecycle.preStop',
      'a hook',
      'none, or GrpcDrain.exec or GrpcDrain.byApplication in "drain"',
      'The drain is this hook, and a container has one.',
    );
  if (backend.drain?._kind === 'exec' && backend.drain._duration === undefined)
    faults.add(
      'drain: duration',
      undefined,
      'how long the command takes, a Duration of cdk8s',
      'The grace period and the rollout are planned with it.',
    );
  if (backend.drain?._kind === 'exec' && (backend.drain._command ?? []).length === 0)
    faults.add('drain', [], 'a command', 'A hook without a command fails, and the pod ends at once.');
}

/** The second number of the version of Kubernetes: 30 of `1.30`. */
function minorOf(props: GrpcHeadlessBackendProps): number | undefined {
  const [, minor] = /^v?1\.(\d+)(\.\d+)?$/.exec(props.kubernetesVersion ?? `1.${OLDEST_KUBERNETES}`) ?? [];
  return minor === undefined ? undefined : Number(minor);
}
