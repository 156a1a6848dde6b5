import * as kplus from 'cdk8s-plus-27';
import { timeText } from '../props/duration-errors';
import type { Given } from '../props/given';
import { isOfKind } from '../props/kind-of-value';
import { PropErrors } from '../props/prop-errors';
import { kindWords, quoted } from '../props/quoted';
import type { GrpcClientEnvNames, GrpcClientEnvOptions, GrpcKeepalive } from './grpc-client-env-options';
import { GROUP } from '../group/group-internals';
import type { GroupPace } from '../group/group-pace';
import type { StatefulPeerGroup } from '../group/stateful-peer-group';
import { noteClient } from './grpc-clients';
import type { GrpcHeadlessBackend } from './grpc-headless-backend';
import { addPaceErrors } from './grpc-pace';
import { readProps } from '../props/read-props';
import { appendVariables, isContainer } from '../cdk8s/kplus-internals';
import { addRetryErrors, serviceConfigJson } from './grpc-service-config';
import { HEADLESS } from '../service/headless-internals';
import type { HeadlessService } from '../service/headless-service';
import { transportOf } from '../../port/transport';
import { addVariableNameErrors } from '../props/variable-errors';

/** The least that Go and Java clients take; they raise less without a word. */
const LEAST_KEEPALIVE = 10_000;
const DEFAULT_MIN_PING_INTERVAL = 300_000;
const DEFAULT_RESOLUTION_GAP = 30_000;
const DEFAULT_KEEPALIVE_TIMEOUT = 20_000;

/** What is known of the server that a client calls. */
interface Server {
  readonly service: HeadlessService;
  readonly port: string;
  /** Milliseconds; `undefined` where nothing was planned with them. */
  readonly resolutionGap?: number;
  readonly minPingInterval?: number;
  /** How a group replaces its pods, where nothing plans that for clients. */
  readonly pace?: GroupPace;
}

/** What clients of all these backends, which are behind one Service, must fit. */
function serverOf(backends: readonly GrpcHeadlessBackend[]): Server {
  const [{ headless, portName }] = backends as readonly [GrpcHeadlessBackend];
  return {
    service: headless,
    port: portName,
    resolutionGap: Math.min(...backends.map(({ resolutionGap }) => resolutionGap.toMilliseconds())),
    minPingInterval: Math.max(...backends.map(({ minPingInterval }) => minPingInterval.toMilliseconds())),
  };
}

/**
 * What a gRPC client must know to balance over the pods of a headless Service itself, and to find new ones, as environment
 * variables.
 *
 * No gRPC library reads them by itself: the client's `main` hands them to its channel. Times are plain milliseconds.
 *
 * @see https://github.com/grpc/grpc/blob/master/doc/service_config.md
 */
export class GrpcClientEnv {
  /**
   * The variables for clients of a backend, which fit the plan of its rollout.
   *
   * Throws when it is given no backend. Throws one error that names all that is wrong with the options.
   *
   * @param backend the server
   * @param options other names; what is asked for beside balancing
   */
  public static of(backend: GrpcHeadlessBackend, options?: GrpcClientEnvOptions): GrpcClientEnv {
    if (!isOfKind(backend, 'GrpcHeadlessBackend'))
      throw new Error(
        `GrpcClientEnv.of: got ${kindWords(backend)}; expected a GrpcHeadlessBackend, because the variables fit the plan of ` +
          'its rollout. For any other Service use GrpcClientEnv.ofService.',
      );
    return new GrpcClientEnv(serverOf([backend]), options);
  }

  /**
   * The variables for clients of several backends behind one shared Service, such as a stable version and its canary. They
   * fit the plan of each: the client asks DNS as often as the most impatient rollout needs it, and pings as seldom as the
   * strictest server wants it.
   *
   * Throws when it is given no backend, or backends of several Services or ports. Throws one error that names all that is
   * wrong with the options.
   *
   * @param backends the servers
   * @param options other names; what is asked for beside balancing
   */
  public static ofBackends(backends: GrpcHeadlessBackend[], options?: GrpcClientEnvOptions): GrpcClientEnv {
    const list: unknown = backends;
    const wrong = Array.isArray(list) ? list.find((one) => !isOfKind(one, 'GrpcHeadlessBackend')) : list;
    if (!Array.isArray(list) || list.length === 0 || wrong !== undefined)
      throw new Error(
        `GrpcClientEnv.ofBackends: got ${kindWords(wrong ?? list)}; expected a list of one or more GrpcHeadlessBackend, because the ` +
          'variables fit the plan of their rollouts.',
      );
    const targets = new Set(backends.map(({ headless, portName }) => `${headless.node.path}: ${portName}`));
    if (targets.size > 1)
      throw new Error(
        `GrpcClientEnv.ofBackends: got backends behind ${[...targets].map(quoted).join(', ')}; expected one Service and port, ` +
          'because a channel has one target. Give the backends one HeadlessService with "shared: true" as their "service".',
      );
    return new GrpcClientEnv(serverOf(backends), options);
  }

  /**
   * The variables for clients that balance over the pods of a StatefulPeerGroup. Its rollout must last long enough for them
   * to find new pods before the last old one goes, which `minReady` of the group decides.
   *
   * A group that publishes pods that are not ready has them in the clients' DNS too; their health checks, or a second
   * Service, keep calls from them.
   *
   * Throws when it is given no group, or one without such a port. Throws one error that names all that is wrong with the
   * options, or with the pace of the group's rollout.
   *
   * @param group the servers
   * @param port the port's name
   * @param options other names; what is asked for beside balancing
   */
  public static ofGroup(group: StatefulPeerGroup, port: string, options?: GrpcClientEnvOptions): GrpcClientEnv {
    if (!isOfKind(group, 'StatefulPeerGroup'))
      throw new Error(
        `GrpcClientEnv.ofGroup: got ${kindWords(group)}; expected a StatefulPeerGroup, because the variables fit the pace of ` +
          'its rollout. For any other Service use GrpcClientEnv.ofService.',
      );
    return new GrpcClientEnv({ service: group.headless, port, pace: GROUP.of(group).pace?.() }, options);
  }

  /**
   * The variables for clients of any headless Service, such as that of other groups or of `ExternalPeers`.
   *
   * Throws when it is given no Service, or one without such a port. Throws one error that names all that is wrong with the options.
   *
   * @param service the headless Service
   * @param port the port's name
   * @param options other names; what is asked for beside balancing
   */
  public static ofService(service: HeadlessService, port: string, options?: GrpcClientEnvOptions): GrpcClientEnv {
    if (!HEADLESS.has(service))
      throw new Error(
        `GrpcClientEnv.ofService: got ${kindWords(service)}; expected a HeadlessService, because clients dial its name. ` +
          'That of a group is its "headless".',
      );
    return new GrpcClientEnv({ service, port }, options);
  }

  readonly #variables: Readonly<Record<string, kplus.EnvValue>>;

  private constructor(server: Server, given: GrpcClientEnvOptions | undefined) {
    const { service, port } = server;
    const errors = new PropErrors('GrpcClientEnv', () => service.node.path);
    const options = readProps(errors, given, 'GrpcClientEnvOptions');
    const target = service.grpcTarget(port, options.form);
    const entries = variables(server, target, options);
    addServerErrors(errors, server);
    addOptionErrors(errors, server, options);
    addVariableNameErrors(
      errors,
      'names',
      entries.map(([name]) => name),
    );
    errors.throwIfAny();
    const { time, minPingInterval } = options.keepalive ?? {};
    noteClient(service, {
      resolutionGap: gapOf(server, options),
      // Whoever says what servers allow knows others than these.
      keepalive: minPingInterval === undefined ? time?.toMilliseconds() : undefined,
    });
    this.#variables = Object.fromEntries(entries.map(([name, value]) => [name, kplus.EnvValue.fromValue(value)]));
  }

  /** The variables, for the `envVariables` of any container of cdk8s-plus. A copy. */
  public get variables(): { [name: string]: kplus.EnvValue } {
    return { ...this.#variables };
  }

  /**
   * Adds the variables to a container of cdk8s-plus.
   *
   * Throws when it is given no container, or one that has one of them already.
   *
   * @param container the client
   */
  public addTo(container: kplus.Container): void {
    if (!isContainer(container))
      throw new Error(
        `GrpcClientEnv.addTo: got ${kindWords(container)}; expected a container of cdk8s-plus, because the variables are added to its env.`,
      );
    const errors = new PropErrors('GrpcClientEnv', () => container.name);
    for (const name of Object.keys(container.env.variables))
      if (Object.hasOwn(this.#variables, name))
        errors.add(
          `container "${container.name}": env`,
          name,
          'another name, or another name for ours in "names"',
          'One would silently hide the other.',
        );
    errors.throwIfAny('cannot be added to this container');
    appendVariables(container, this.#variables);
  }
}

function variables(server: Server, target: string, options: GrpcClientEnvOptions): [string, string][] {
  const names = options.names ?? {};
  return [
    [names.target ?? 'GRPC_TARGET', target],
    [names.serviceConfig ?? 'GRPC_SERVICE_CONFIG', serviceConfigJson(options.retry, options.healthService)],
    [names.resolutionGap ?? 'GRPC_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS', `${gapOf(server, options)}`],
    ...(options.keepalive === undefined ? [] : keepaliveVariables(names, options.keepalive)),
  ];
}

function gapOf(server: Server, options: GrpcClientEnvOptions): number {
  return options.resolutionGap?.toMilliseconds() ?? server.resolutionGap ?? DEFAULT_RESOLUTION_GAP;
}

function keepaliveVariables(
  names: GrpcClientEnvNames,
  { time, timeout }: Given<GrpcKeepalive>,
): readonly [string, string][] {
  return [
    [names.keepaliveTime ?? 'GRPC_KEEPALIVE_TIME_MS', `${time?.toMilliseconds()}`],
    [
      names.keepaliveTimeout ?? 'GRPC_KEEPALIVE_TIMEOUT_MS',
      `${timeout?.toMilliseconds() ?? DEFAULT_KEEPALIVE_TIMEOUT}`,
    ],
  ];
}

function addServerErrors(errors: PropErrors, { service, port }: Server): void {
  const transport = transportOf(HEADLESS.of(service).names.port(port));
  if (transport !== 'TCP')
    errors.add('port', `${port}, which is ${transport}`, 'a port on TCP', 'gRPC is HTTP/2 on a TCP connection.');
  if (service.withdrawn)
    errors.add(
      'service',
      service.name,
      'a Service that is rendered',
      'Its group has "enabled: false", so no pod would answer.',
    );
}

function addOptionErrors(errors: PropErrors, server: Server, options: GrpcClientEnvOptions): void {
  const gap = options.resolutionGap?.toMilliseconds();
  if (gap !== undefined && gap < 1)
    errors.add('resolutionGap', timeText(gap), 'at least 1 ms', 'The client would resolve again without a pause.');
  if (gap !== undefined && server.resolutionGap !== undefined && gap > server.resolutionGap)
    errors.add(
      'resolutionGap',
      timeText(gap),
      `at most ${timeText(server.resolutionGap)}, the "resolutionGap" of the backend; or raise that`,
      'The rollout of the backend is computed with that gap, and would be an outage for this client.',
    );
  if (server.pace !== undefined) addPaceErrors(errors, server.service.name, server.pace, gapOf(server, options));
  addRetryErrors(errors, options.retry);
  if (options.keepalive !== undefined) addKeepaliveErrors(errors, server, options.keepalive);
}

function addKeepaliveErrors(
  errors: PropErrors,
  server: Server,
  { time, timeout, minPingInterval }: Given<GrpcKeepalive>,
): void {
  if (time === undefined) {
    errors.add('keepalive.time', time, 'a Duration of cdk8s', 'Without a time, no client sends keepalive pings.');
    return;
  }
  const allowed = minPingInterval?.toMilliseconds() ?? server.minPingInterval ?? DEFAULT_MIN_PING_INTERVAL;
  const found = time.toMilliseconds();
  if (found < allowed)
    errors.add(
      'keepalive.time',
      timeText(found),
      `at least ${timeText(allowed)}, the server's "minPingInterval"`,
      'The server ends connections that ping more often, with GOAWAY and too_many_pings.',
    );
  if (found < LEAST_KEEPALIVE)
    errors.add(
      'keepalive.time',
      timeText(found),
      `at least ${timeText(LEAST_KEEPALIVE)}`,
      'Go and Java raise a shorter time to this one.',
    );
  if (timeout?.toMilliseconds() === 0)
    errors.add('keepalive.timeout', '0 s', 'a time above 0', 'Every ping would count as lost.');
}
