import type { Duration } from 'cdk8s';
import type { PropErrors } from '../props/prop-errors';
import { addSecondsErrors } from '../props/duration-errors';
import { addIntegerErrors } from '../props/integer-errors';
import type { HeadlessPort } from '../service/headless-port';
import { transportOf } from '../../port/transport';
import { oneOf } from '../../kubernetes/quoted';

/**
 * A probe that asks the gRPC health service of the container, `grpc.health.v1.Health/Check`.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-grpc-liveness-probe
 */
export interface GrpcProbe {
  /**
   * The name of the group's port to ask; it is on TCP.
   *
   * @default - the group's first TCP port
   */
  readonly port?: string;

  /**
   * The service to ask for.
   *
   * @default - the server as a whole
   */
  readonly service?: string;

  /**
   * How often to ask, whole seconds from 1.
   *
   * @default - 10 seconds, set by Kubernetes
   */
  readonly period?: Duration;

  /**
   * How long an answer may take, whole seconds from 1.
   *
   * @default - 1 second, set by Kubernetes
   */
  readonly timeout?: Duration;

  /**
   * How long to wait before the first question, whole seconds from 0.
   *
   * @default - none
   */
  readonly initialDelay?: Duration;

  /**
   * How many failures in a row count, at least 1.
   *
   * @default - 3, set by Kubernetes
   */
  readonly failureThreshold?: number;
}

/**
 * The gRPC probes of a container, each instead of a probe of cdk8s-plus for the same purpose, which has no gRPC probes.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-grpc-liveness-probe
 */
export interface GrpcProbes {
  /**
   * Whether the pod may be called.
   *
   * @default - none
   */
  readonly readiness?: GrpcProbe;

  /**
   * Whether the container must be started again.
   *
   * @default - none
   */
  readonly liveness?: GrpcProbe;

  /**
   * Whether the container has started; the other probes wait for it.
   *
   * @default - none
   */
  readonly startup?: GrpcProbe;
}

const KINDS = ['readiness', 'liveness', 'startup'] as const;

/** Reports probes that nobody answers: of ports that the group does not have on TCP. Reports times and counts that the API refuses. */
export function addGrpcProbeErrors(
  errors: PropErrors,
  probes: GrpcProbes | undefined,
  ports: readonly HeadlessPort[],
): void {
  for (const kind of KINDS) {
    const probe = probes?.[kind];
    if (probe === undefined) continue;
    const at = `grpcProbes.${kind}`;
    addProbedPortErrors(errors, at, probe, ports);
    const why = 'The API counts seconds.';
    addSecondsErrors(errors, `${at}.period`, probe.period, 1000, why);
    addSecondsErrors(errors, `${at}.timeout`, probe.timeout, 1000, why);
    addSecondsErrors(errors, `${at}.initialDelay`, probe.initialDelay, 0, why);
    addIntegerErrors(errors, `${at}.failureThreshold`, probe.failureThreshold, 1, 'It counts failures.');
  }
}

function addProbedPortErrors(errors: PropErrors, at: string, probe: GrpcProbe, ports: readonly HeadlessPort[]): void {
  // A group without ports is reported by another check.
  if (ports.length === 0 || probedPort(probe, ports) !== undefined) return;
  const names = ports.filter(isTcp).map((port) => port.name);
  const why = 'gRPC is HTTP/2 on a TCP connection.';
  if (probe.port === undefined || names.length === 0) {
    errors.add(at, probe, 'a TCP port in "ports"', why);
    return;
  }
  const there = ports.find((candidate) => candidate.name === probe.port);
  errors.add(
    `${at}.port`,
    there === undefined ? probe.port : `${probe.port}, which is ${transportOf(there)}`,
    oneOf(names),
    there === undefined ? 'The group declares no such port.' : why,
  );
}

/** The port that a probe asks: the named one, else the first; in any case one on TCP. */
function probedPort(probe: GrpcProbe, ports: readonly HeadlessPort[]): HeadlessPort | undefined {
  return ports.find((port) => isTcp(port) && (probe.port === undefined || port.name === probe.port));
}

function isTcp(port: HeadlessPort): boolean {
  return transportOf(port) === 'TCP';
}

/** The probes in the field names of Kubernetes, to be laid over a rendered container. */
export function renderGrpcProbes(probes: GrpcProbes, ports: readonly HeadlessPort[]): Record<string, unknown> {
  const rendered: Record<string, unknown> = {};
  for (const kind of KINDS) {
    const probe = probes[kind];
    if (probe === undefined) continue;
    rendered[`${kind}Probe`] = {
      grpc: { port: probedPort(probe, ports)?.number, service: probe.service },
      periodSeconds: probe.period?.toSeconds(),
      timeoutSeconds: probe.timeout?.toSeconds(),
      initialDelaySeconds: probe.initialDelay?.toSeconds(),
      failureThreshold: probe.failureThreshold,
    };
  }
  return rendered;
}
