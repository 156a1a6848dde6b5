import * as kplus from 'cdk8s-plus-27';
import { describePeerEnv } from '../env/peer-env';
import { containerName } from '../pod/container-names';
import type { Given } from '../props/given';
import { PropErrors } from '../props/prop-errors';
import { addVariableNameErrors } from '../props/variable-errors';
import { HEADLESS } from '../service/headless-internals';
import { ownAddresses } from '../service/ip-family';
import { DRAIN } from './grpc-drain';
import type { GrpcHeadlessBackendProps } from './grpc-headless-backend-props';
import { serverPort } from './grpc-server-port';
import type { GrpcTiming } from './grpc-timing';

type Variables = Readonly<Record<string, kplus.EnvValue>>;

/** The variables of the server, in the order in which they are printed; reports what is wrong with their names. */
export function serverVariables(errors: PropErrors, props: GrpcHeadlessBackendProps, timing: GrpcTiming): Variables {
  const entries = variables(props, timing);
  addVariableNameErrors(
    errors,
    'serverEnvNames',
    entries.map(([name]) => name),
  );
  const all = Object.fromEntries(entries);
  for (const name of envOnServer(props) ? peerVariableNames(props) : [])
    if (Object.hasOwn(all, name))
      errors.add(
        'serverEnvNames',
        name,
        'another name, or another name for that of the peer env in "envNames"',
        'One would silently hide the other.',
      );
  for (const name of Object.keys(serverContainer(props)?.envVariables ?? {}))
    if (Object.hasOwn(all, name))
      errors.add(
        'containers: envVariables',
        name,
        'no such variable, or another name for ours in "serverEnvNames"',
        'One would silently hide the other, and the rollout is computed with ours.',
      );
  return all;
}

/** Whether the server gets the peer env: it is asked for, by itself or by what only makes sense with it. */
export function envOnServer(props: GrpcHeadlessBackendProps): boolean {
  return props.envOnPeer ?? (props.envOnAllContainers === true || props.envNames !== undefined);
}

/** The container that is the server: the one named in `peerContainer`, else the first. */
export function serverContainer({
  containers = [],
  peerContainer,
}: Given<GrpcHeadlessBackendProps>): kplus.ContainerProps | undefined {
  return peerContainer === undefined
    ? containers[0]
    : containers.find((container) => containerName(container) === peerContainer);
}

function variables(props: GrpcHeadlessBackendProps, timing: GrpcTiming): [string, kplus.EnvValue][] {
  const names = props.serverEnvNames ?? {};
  const variable = (name: string, time: number): [string, kplus.EnvValue] => [
    name,
    kplus.EnvValue.fromValue(`${time}`),
  ];
  const entries = [
    variable(names.maxConnectionAge ?? 'GRPC_MAX_CONNECTION_AGE_MS', timing.connectionAge),
    variable(names.maxConnectionAgeGrace ?? 'GRPC_MAX_CONNECTION_AGE_GRACE_MS', timing.connectionAgeGrace),
  ];
  if (props.minPingInterval !== undefined)
    entries.push(
      variable(names.minPingInterval ?? 'GRPC_MIN_PING_INTERVAL_MS', props.minPingInterval.toMilliseconds()),
    );
  if (props.drain !== undefined && DRAIN.of(props.drain).kind === 'application')
    entries.push(variable(names.drain ?? 'GRPC_DRAIN_MS', timing.drain));
  return entries;
}

/** The names of the variables that every peer gets. */
function peerVariableNames(props: GrpcHeadlessBackendProps): readonly string[] {
  const { name, number = 1 } = serverPort(props);
  const service = props.service ?? { name: props.name, ports: [{ name, number }], clusterDomain: 'cluster.local' };
  const own =
    props.service === undefined
      ? ownAddresses(props.ipFamilies, props.ipFamilyPolicy)
      : HEADLESS.of(props.service).ownAddresses;
  // What is wrong with them is reported by the group.
  const unreported = new PropErrors('', () => '');
  return Object.keys(
    describePeerEnv({ service, ownAddresses: own, portsDeclared: true }, { names: props.envNames }, unreported)
      .variables,
  );
}
