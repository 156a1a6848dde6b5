import type { Duration } from 'cdk8s';
import type { Faults } from '../faults/faults';
import type { HeadlessPort } from '../service/headless-port';

/**
 * A probe that asks the gRPC health service of the container, `grpc.health.v1.Health/Check`.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-grpc-liveness-probe
 */
export interface GrpcProbe {
  /**
   * The name of the group's port to ask.
   *
   * @default - the group's first port
   */
  readonly port?: string;

  /**
   * The service to ask for.
   *
   * @default - the server as a whole
   */
  readonly service?: string;

  /**
   * How often to ask, whole seconds.
   *
   * @default - 10 seconds, set by Kubernetes
   */
  readonly period?: Duration;

  /**
   * How long an answer may take, whole seconds.
   *
   * @default - 1 second, set by Kubernetes
   */
  readonly timeout?: Duration;

  /**
   * How long to wait before the first question, whole seconds.
   *
   * @default - none
   */
  readonly initialDelay?: Duration;

  /**
   * How many failures in a row count.
   *
   * @default - 3, set by Kubernetes
   */
  readonly failureThreshold?: number;
}

/** The gRPC probes of a container; kplus has none. */
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

/** Notes probes of ports that the group does not have. */
export function addGrpcProbeFaults(
  faults: Faults,
  probes: GrpcProbes | undefined,
  ports: readonly HeadlessPort[],
): void {
  for (const kind of KINDS) {
    const port = probes?.[kind]?.port;
    if (port !== undefined && !ports.some((candidate) => candidate.name === port))
      faults.add(
        `grpcProbes.${kind}.port`,
        port,
        `one of ${ports.map((candidate) => candidate.name).join(', ')}`,
        'The group declares no such port.',
      );
  }
}

/** The probes in the field names of Kubernetes, to be laid over a rendered container. */
export function renderGrpcProbes(probes: GrpcProbes, ports: readonly HeadlessPort[]): Record<string, unknown> {
  const rendered: Record<string, unknown> = {};
  for (const kind of KINDS) {
    const probe = probes[kind];
    if (probe === undefined) continue;
    const port = ports.find((candidate) => candidate.name === probe.port) ?? ports[0]!;
    rendered[`${kind}Probe`] = {
      grpc: { port: port.number, service: probe.service },
      periodSeconds: probe.period?.toSeconds(),
      timeoutSeconds: probe.timeout?.toSeconds(),
      initialDelaySeconds: probe.initialDelay?.toSeconds(),
      failureThreshold: probe.failureThreshold,
    };
  }
  return rendered;
}
