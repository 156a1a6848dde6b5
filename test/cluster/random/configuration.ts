import fc from 'fast-check';
import { shortName, propsOf, type Props } from './props-of-struct';
import { STRUCTS, type PropKind } from '../../../lib/constructs/props/prop-kinds.generated';
import { Made } from './made';

/** A construct, or variables for containers, with any of its props. `configured-chart.ts` makes it. */
export interface Configuration {
  readonly kind: Kind;
  readonly props: Props;
}

export type Kind = keyof typeof STRUCT_OF;

/** The struct of the props of each kind. */
export const STRUCT_OF = {
  StatefulPeerGroup: 'StatefulPeerGroupProps',
  DeploymentPeerGroup: 'DeploymentPeerGroupProps',
  DaemonSetPeerGroup: 'DaemonSetPeerGroupProps',
  GrpcHeadlessBackend: 'GrpcHeadlessBackendProps',
  HeadlessService: 'HeadlessServiceProps',
  IstioSafeHeadless: 'IstioSafeHeadlessProps',
  ExternalPeers: 'ExternalPeersProps',
  ExternalNameService: 'ExternalNameServiceProps',
  EndpointSliceReader: 'EndpointSliceReaderProps',
  PeerEnv: 'PeerEnvOptions',
  GrpcClientEnv: 'GrpcClientEnvOptions',
} as const;

export const KINDS = Object.keys(STRUCT_OF) as Kind[];

/** Groups have the most props. */
const WEIGHTS: Partial<Record<Kind, number>> = {
  StatefulPeerGroup: 6,
  DeploymentPeerGroup: 4,
  DaemonSetPeerGroup: 4,
  GrpcHeadlessBackend: 4,
};

const configurationOf = (kind: Kind): fc.Arbitrary<Configuration> =>
  propsOf(STRUCT_OF[kind]).map((props) => ({ kind, props: withoutContradictions(kind, props) }));

export const configuration: fc.Arbitrary<Configuration> = fc.oneof(
  ...KINDS.map((kind) => ({ weight: WEIGHTS[kind] ?? 2, arbitrary: configurationOf(kind) })),
);

type Fields = Record<string, any>;

/** Of two props that exclude each other one stays, and names of ports are those of the construct. */
function withoutContradictions(kind: Kind, given: Props): Props {
  const props: Fields = { ...given };
  // A given Service has its own ports, place and metadata.
  if (props.service !== undefined && kind !== 'EndpointSliceReader')
    for (const name of [
      'ports',
      'port',
      'portName',
      'ipFamilies',
      'ipFamilyPolicy',
      'clusterDomain',
      'serviceMetadata',
      'envNames',
    ])
      delete props[name];
  if (props.ipFamilies?.length > 1 && props.ipFamilyPolicy !== 'RequireDualStack')
    props.ipFamilyPolicy = 'PreferDualStack';
  // Peers that are ready only with others are found before, and start together.
  if (props.readinessNeedsPeers) props.formation = props.publishNotReadyAddresses = undefined;
  // Who writes endpoints has an account, and its token.
  if (props.leaderService !== undefined) {
    if (props.serviceAccount === undefined) delete props.leaderService;
    else props.automountServiceAccountToken = true;
  }
  const { ORDINAL: metadata } = props.ordinalServices?.ordinalMetadata ?? {};
  if (metadata !== undefined)
    props.ordinalServices = { ...props.ordinalServices, ordinalMetadata: { [props.ordinalsStart ?? 0]: metadata } };
  if (props.grpcProbes !== undefined && props.tls) delete props.tls;
  if (props.runAs !== undefined) {
    delete props.fsGroup;
    if (props.securityContext !== undefined) {
      const { user, group, fsGroup, ...rest } = props.securityContext;
      props.securityContext = rest;
    }
  }
  if (props.containers !== undefined) {
    props.containers = props.containers.map((one: Fields, index: number) =>
      containerAt(index, one, props, kind === 'GrpcHeadlessBackend'),
    );
    props.initContainers = props.initContainers?.map((one: Fields) => initContainer(one));
  }
  return withCallers(kind, withPortNames(props, portNameOf(kind, props)) as Fields);
}

/** A policy says who calls the ports for clients, and callers have ports to call. */
function withCallers(kind: Kind, props: Fields): Props {
  const { networkPolicy, clientService, clientServices, leaderService, ordinalServices } = props;
  if (networkPolicy === undefined) return props;
  const { clientPorts = [], rules = [], ...policy }: Fields = networkPolicy;
  const named = clientPorts.length > 0;
  const served = [clientService, clientServices, leaderService].some((services) => services !== undefined);
  const open = named || served || (ordinalServices?.ports ?? []).length > 0;
  return {
    ...props,
    networkPolicy: {
      ...policy,
      clients: open || kind === 'GrpcHeadlessBackend' ? (policy.clients ?? []) : undefined,
      clientPorts: named ? clientPorts : undefined,
      rules: rules.filter(({ ports }: Fields) => ports.length > 0),
    },
  };
}

function containerAt(index: number, container: Fields, group: Fields, isBackend: boolean): Fields {
  const { ports, portNumber, port, ...rest } = container;
  // The numbers and names of ports are those of the pod, so that only one container has them. `port` is `portNumber`.
  const own = index > 0 ? {} : ports !== undefined ? { ports } : portNumber !== undefined ? { portNumber } : { port };
  const { readiness, liveness, startup, lifecycle, ...plain } = rest;
  const probes = group.grpcProbes ?? {};
  return {
    ...plain,
    ...own,
    readiness: index > 0 || probes.readiness === undefined ? readiness : undefined,
    liveness: index > 0 || probes.liveness === undefined ? liveness : undefined,
    startup: index > 0 || probes.startup === undefined ? startup : undefined,
    // The drain of a backend is the hook of its container.
    lifecycle: index === 0 && isBackend ? undefined : lifecycle,
  };
}

/** Init containers end before the pod serves: they have no probes, hooks and ports. */
function initContainer({ image, name, command, args, envVariables, envFrom, workingDir, resources }: Fields): Fields {
  return { image, name, command, args, envVariables, envFrom, workingDir, resources };
}

function portNameOf(kind: Kind, props: Fields): string | undefined {
  if (kind === 'GrpcHeadlessBackend' && props.service === undefined) return props.portName ?? 'grpc';
  if (kind === 'PeerEnv') return 'raft';
  const tcp = (props.ports ?? []).find((port: Fields) => !['udp', 'sctp'].includes(port.protocol));
  return tcp?.name;
}

/** Puts the name of a port into the places that need one; without one they are left out. */
function withPortNames(value: unknown, port: string | undefined): unknown {
  if (value === 'PORT') return port;
  if (Array.isArray(value))
    return value.map((entry) => withPortNames(entry, port)).filter((entry) => entry !== undefined);
  if (typeof value !== 'object' || value === null || value instanceof Made) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'PORT' || port !== undefined)
      .map(([name, field]) => [name === 'PORT' ? port! : name, withPortNames(field, port)] as const)
      .filter(([, field]) => field !== undefined),
  );
}

/** All props of a struct and of the structs in it, as `Struct.prop`. */
export function propNames(struct: string, found = new Set<string>()): Set<string> {
  for (const [name, kind] of Object.entries(STRUCTS[struct] ?? {})) {
    const prop = `${shortName(struct)}.${name}`;
    if (found.has(prop)) continue;
    found.add(prop);
    propNames(entryKind(kind), found);
  }
  return found;
}

/** The props that a value of a struct has, as `Struct.prop`. */
export function propsIn(struct: string, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || value instanceof Made) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => propsIn(struct, entry));
  return Object.entries(STRUCTS[struct] ?? {}).flatMap(([name, kind]) => {
    const field: unknown = (value as Fields)[name];
    return field === undefined ? [] : [`${shortName(struct)}.${name}`, ...propsIn(entryKind(kind), field)];
  });
}

function entryKind(kind: PropKind): string {
  if (typeof kind === 'string') return kind;
  return entryKind('list' in kind ? kind.list : kind.map);
}
