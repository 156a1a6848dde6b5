import { addKubernetesVersionErrors, isSince } from '../props/kubernetes-version';
import type { PropErrors } from '../props/prop-errors';
import { DRAIN, GrpcDrain } from './grpc-drain';
import type { GrpcHeadlessBackendProps } from './grpc-headless-backend-props';
import { serverContainer } from './grpc-server-env';
import { addTimingErrors, type GrpcTiming } from './grpc-timing';

/** The first Kubernetes whose kubelet can wait by itself before it ends a container. */
const SLEEP_ACTION_SINCE = 30;

/** Reports what is wrong with the props that only a backend has. */
export function addBackendErrors(errors: PropErrors, backend: GrpcHeadlessBackendProps, timing: GrpcTiming): void {
  addTimingErrors(errors, backend, timing);
  addKubernetesVersionErrors(
    errors,
    backend.kubernetesVersion,
    'It decides whether the kubelet can sleep for the drain, or a command must.',
  );
  if (backend.tls && backend.grpcProbes !== undefined)
    errors.add('grpcProbes', backend.grpcProbes, 'nothing with "tls"', "The kubelet's gRPC probe cannot use TLS.");
  addDrainErrors(errors, backend);
}

function addDrainErrors(errors: PropErrors, backend: GrpcHeadlessBackendProps): void {
  const { kind, duration, command } = DRAIN.of(backend.drain ?? GrpcDrain.sleep());
  if (kind !== 'application' && serverContainer(backend)?.lifecycle?.preStop !== undefined)
    errors.add(
      'containers: lifecycle.preStop',
      'a hook',
      'none, or GrpcDrain.exec or GrpcDrain.byApplication in "drain"',
      'The drain is a preStop hook, and a container has only one.',
    );
  if (kind === 'exec' && duration === undefined)
    errors.add(
      'drain: duration',
      undefined,
      'the Duration that the command takes, such as Duration.seconds(40)',
      'The grace period and the rollout are computed with it.',
    );
  if (kind === 'exec' && (command ?? []).length === 0)
    errors.add('drain', [], 'a command', 'A hook without a command fails, and the pod ends at once.');
}

/** Whether every kubelet that the backend is for can wait by itself before it ends a container. */
export function hasSleepAction({ kubernetesVersion }: GrpcHeadlessBackendProps): boolean {
  return isSince(kubernetesVersion, SLEEP_ACTION_SINCE);
}
