import * as kplus from 'cdk8s-plus-27';
import { timeText } from '../props/duration-errors';
import type { Given } from '../props/given';
import { isOfKind } from '../props/kind-of-value';
import { PropErrors } from '../props/prop-errors';
import { kindWords } from '../props/quoted';
import type { GrpcClientEnvNames, GrpcClientEnvOptions, GrpcKeepalive } from './grpc-client-env-options';
import type { GrpcHeadlessBackend } from './grpc-headless-backend';
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
    return new GrpcClientEnv(
      {
        service: backend.headless,
        port: backend.portName,
        resolutionGap: backend.resolutionGap.toMilliseconds(),
        minPingInterval: backend.minPingInterval.toMilliseconds(),
      },
      options,
    );
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
  const gap = options.resolutionGap?.toMilliseconds() ?? server.resolutionGap ?? DEFAULT_RESOLUTION_GAP;
  return [
    [names.target ?? 'GRPC_TARGET', target],
    [names.serviceConfig ?? 'GRPC_SERVICE_CONFIG', serviceConfigJson(options.retry, options.healthService)],
    [names.resolutionGap ?? 'GRPC_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS', `${gap}`],
    ...(options.keepalive === undefined ? [] : keepaliveVariables(names, options.keepalive)),
  ];
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
