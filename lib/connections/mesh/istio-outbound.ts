import { istioProtocol, trafficClass, type TrafficClass } from '../../port/istio-protocol';
import type { Service, ServicePort } from '../../manifest/service';
import type { PolicySide } from '../network-policies';
import type { Istio } from './istio';
import type { Membership } from './istio-members';
import { type Cause, type MeshCall } from './mesh-call';
import { nameOf } from '../../manifest/names-in-words';
import { portList } from './port-list';

/** What leaves the pod of a client. */
export type Sent =
  /** Istio's mutual TLS. */
  | { readonly kind: 'mutual'; readonly how: string; readonly cause?: Cause }
  /** What the container sends, unencrypted; with what made the sidecar pass it on so. */
  | { readonly kind: 'plain'; readonly how: string; readonly cause?: Cause }
  | { readonly kind: 'nothing'; readonly cause: Cause }
  | { readonly kind: 'unknown'; readonly how: string };

const ANNOTATION = 'traffic.sidecar.istio.io/';

/** What the sidecar of a client makes of a call to the pods of one workload. */
export function outbound(istio: Istio, call: MeshCall, to: PolicySide): Sent {
  const { from, port } = call;
  const around = excluded(from, port);
  if (around !== undefined) return around;
  // Sidecars run beside the init containers only where they are native: Istio 1.27 on Kubernetes 1.33 and later.
  if (call.phase === 'init' && from.workload.podAnnotations.get('sidecar.istio.io/nativeSidecar') !== 'true')
    return { kind: 'unknown', how: 'an init container has a sidecar beside it only where sidecars are native' };
  return call.direct ? toPod(istio, call, to) : toClusterIp(istio, call, to);
}

/** What a client without a sidecar sends. */
export function withoutSidecar({ from }: MeshCall, { because = '', at }: Membership): Sent {
  const reason = `${nameOf(from.workload)} has no sidecar (${because})`;
  const expected = 'a sidecar in the pods that dial, or mode: PERMISSIVE for the port';
  const cause: Cause = { defect: 'mesh-refuses', reason, expected };
  return { kind: 'plain', how: reason, cause: at === undefined ? cause : { ...cause, at } };
}

function excluded({ workload }: PolicySide, port: number): Sent | undefined {
  const marks = workload.podAnnotations;
  const metadata = `${workload.templatePath}metadata.annotations`;
  const ranges = ['includeOutboundIPRanges', 'excludeOutboundIPRanges'].filter((key) => {
    const value = marks.get(`${ANNOTATION}${key}`)?.trim();
    return value !== undefined && value !== '' && !(key.startsWith('include') && value === '*');
  });
  const key = `${ANNOTATION}excludeOutboundPorts`;
  if (portList(marks.get(key) ?? '')?.has(port) === true) {
    const reason = `annotation ${key} of ${nameOf(workload)} takes port ${port} out of its sidecar`;
    const at = { object: workload, path: `${metadata}['${key}']` };
    return { kind: 'plain', how: reason, cause: { defect: 'mesh-excluded', reason, expected: `no ${port} in it`, at } };
  }
  return ranges.length === 0
    ? undefined
    : { kind: 'unknown', how: `annotation ${ANNOTATION}${ranges[0]} chooses by address` };
}

/** Packets to the address of a pod: only headless Services have listeners for these. */
function toPod(istio: Istio, call: MeshCall, to: PolicySide): Sent {
  const { service, port, from } = call;
  const known = headlessOf(istio, call, to);
  const byAddress = known.find(({ kind }) => kind === 'tcp' || kind === 'auto');
  if (byAddress !== undefined) return listened(istio, call, to, byAddress);
  const http = known.find((one) => one.service === service && one.kind === 'http');
  if (http === undefined) return passedOn(istio, call, undeclared(istio, call));
  if (call.byAddress)
    return passedOn(istio, call, {
      defect: 'mesh-http-by-address',
      reason: `port ${port} of Service "${service.name}" is HTTP for Istio, and the address of a pod is no host that the sidecar of ${nameOf(from.workload)} knows`,
      expected: `appProtocol: tcp for the port, or calls by name`,
      at: { object: service, path: `${http.port.path}.${protocolField(http.port)}` },
    });
  return listened(istio, call, to, http);
}

/** Packets to a cluster IP: the Service that has it decides alone. */
function toClusterIp(istio: Istio, call: MeshCall, to: PolicySide): Sent {
  const { service, port, from } = call;
  const declared = tcpPort(service, port);
  if (declared === undefined) return { kind: 'unknown', how: `Service "${service.name}" has no port ${port}` };
  const kind = trafficClass(istioProtocol(declared));
  const hidden = istio.hosts.hidden(from, service);
  if (hidden !== undefined) return passedOn(istio, call, { defect: 'mesh-refuses', ...hidden });
  if (kind === 'udp') return passedOn(istio, call, namedUdp(service, declared));
  return listened(istio, call, to, { service, port: declared, kind });
}

interface Known {
  readonly service: Service;
  readonly port: ServicePort;
  readonly kind: TrafficClass;
}

/** The headless Services that the client knows, select the pods, and declare the port. */
function headlessOf({ discovery, hosts }: Istio, { service, port, from }: MeshCall, to: PolicySide): readonly Known[] {
  const selecting = discovery.inventory.servicesOf(to.workload);
  return [...new Set([service, ...selecting])].flatMap((one) => {
    const declared = one.headless ? tcpPort(one, port) : undefined;
    if (declared === undefined || hosts.hidden(from, one) !== undefined) return [];
    return [{ service: one, port: declared, kind: trafficClass(istioProtocol(declared)) }];
  });
}

/** Why no listener for the addresses of pods has the port. */
function undeclared({ hosts, discovery }: Istio, { service, port, from }: MeshCall): Cause {
  const declared = tcpPort(service, port);
  if (declared !== undefined) {
    const hidden = hosts.hidden(from, service);
    if (hidden !== undefined) return { defect: 'mesh-refuses', ...hidden };
    if (service.headless) return namedUdp(service, declared);
  }
  const has = service.ports.flatMap((one) => one.port ?? []);
  const [headless] = service.headless
    ? [service]
    : discovery.services.filter((one) => one.headless && one.selector.size > 0 && sameSelector(one, service));
  return {
    defect: 'mesh-undeclared',
    reason: service.headless
      ? `headless Service "${service.name}" declares ${has.length === 0 ? 'no ports' : `ports ${has.join(', ')}, not ${port}`}, so the sidecar of ${nameOf(from.workload)} does not know port ${port}`
      : `no headless Service declares port ${port} for these pods, so the sidecar of ${nameOf(from.workload)} does not know it`,
    expected: `a port ${port} in spec.ports of Service "${(headless ?? service).name}", with appProtocol: tcp`,
    at: { object: headless ?? service, path: 'spec.ports' },
  };
}

function namedUdp(service: Service, port: ServicePort): Cause {
  const field = protocolField(port);
  return {
    defect: 'mesh-udp-name',
    reason: `${field} "${port.appProtocol ?? port.name}" of port ${port.port} of Service "${service.name}" is UDP for Istio, which makes no listener for it`,
    expected: 'a name such as "tcp-sync"',
    at: { object: service, path: `${port.path}.${field}` },
  };
}

/** What a sidecar does with what it does not know: it passes it on as it is, or drops it. */
function passedOn(istio: Istio, call: MeshCall, cause: Cause): Sent {
  const only = istio.hosts.registryOnly(call.from);
  if (only !== undefined)
    return { kind: 'nothing', cause: { ...cause, reason: `${cause.reason}, and ${only} drops it` } };
  const http = httpListener(istio, call);
  if (http !== undefined && call.spoken === 'server-first')
    return {
      kind: 'nothing',
      cause: {
        ...cause,
        reason: `${cause.reason}; it waits for the client's first bytes at port ${call.port} because of Service "${http.name}", and the server sends first`,
      },
    };
  return { kind: 'plain', how: cause.reason, cause };
}

/** A Service with an HTTP port of that number: a sidecar listens for it at every address. */
function httpListener({ discovery, hosts }: Istio, { port, from }: MeshCall): Service | undefined {
  return discovery.services.find((service) => {
    const declared = tcpPort(service, port);
    return (
      declared !== undefined &&
      trafficClass(istioProtocol(declared)) === 'http' &&
      hosts.hidden(from, service) === undefined
    );
  });
}

/** What a listener that fits sends, if the client says what the listener expects. */
function listened(istio: Istio, call: MeshCall, to: PolicySide, { service, port, kind }: Known): Sent {
  const { spoken, from } = call;
  const at = { object: service, path: `${port.path}.${protocolField(port)}` };
  const told = `port ${port.port} of Service "${service.name}"`;
  if (kind === 'http' && (spoken === 'tcp' || spoken === 'server-first')) {
    const cause: Cause = {
      defect: 'mesh-protocol',
      reason: `${told} is HTTP for Istio (${protocolField(port)}: ${port.appProtocol ?? port.name}), and ${nameOf(from.workload)} dials it for another protocol`,
      expected: 'appProtocol: tcp',
      at,
    };
    return spoken === 'tcp' ? passedOn(istio, call, cause) : { kind: 'nothing', cause };
  }
  if (kind === 'auto' && spoken === 'server-first')
    return {
      kind: 'nothing',
      cause: {
        defect: 'mesh-protocol',
        reason: `Istio waits for the client's first bytes on ${told}, and the protocol of ${nameOf(from.workload)} lets the server send first`,
        expected: 'appProtocol: tcp',
        at,
      },
    };
  return encrypted(istio, call, to, service);
}

/** Whether a sidecar encrypts: a DestinationRule decides, else what it knows of the pods. */
function encrypted(istio: Istio, { from, port }: MeshCall, to: PolicySide, service: Service): Sent {
  const namespace = istio.discovery.namespaceOf(service);
  const rule = istio.clients.tlsOf(from, service.name, namespace, port);
  if (rule !== undefined) return byRule(rule.mode, rule.at);
  const how = `the sidecar of ${nameOf(from.workload)} sends mutual TLS`;
  if (istio.servers.modeOfNamespace(namespace).mode === 'DISABLE')
    return { kind: 'plain', how: `mutual TLS is off in namespace "${namespace}"` };
  if (!service.headless) return toEndpoint(istio, to, how);
  const sets = istio.discovery.podSetsBehind(service);
  const members = sets.map((set) => ({ set, ...istio.members.of(set.workload, set.namespace) }));
  const bare = members.find(({ member }) => member === 'out');
  if (bare !== undefined) {
    const reason = `${nameOf(bare.set.workload)} behind headless Service "${service.name}" has no sidecar (${bare.because ?? ''}), which turns mutual TLS off for all pods of it`;
    const expected = 'a sidecar in all pods behind the Service, or in none';
    const cause: Cause = { defect: 'mesh-mixed', reason, expected };
    // Alone it is no mixture: a client simply sends plain text to pods without sidecars.
    if (members.length === 1) return { kind: 'plain', how: `the pods have no sidecar (${bare.because ?? ''})` };
    return { kind: 'plain', how: reason, cause: bare.at === undefined ? cause : { ...cause, at: bare.at } };
  }
  if (members.some(({ member }) => member === 'unknown'))
    return {
      kind: 'unknown',
      how: `which pods behind Service "${service.name}" have sidecars is not in the checked files`,
    };
  return { kind: 'mutual', how };
}

/** For a cluster IP a sidecar knows of each pod whether it takes mutual TLS. */
function toEndpoint(istio: Istio, to: PolicySide, how: string): Sent {
  const { member, because = '' } = istio.members.of(to.workload, to.namespace);
  if (member === 'out') return { kind: 'plain', how: `the pods have no sidecar (${because})` };
  if (member === 'unknown')
    return { kind: 'unknown', how: `whether ${nameOf(to.workload)} has a sidecar is not in the checked files` };
  return { kind: 'mutual', how };
}

function byRule(mode: string, at: NonNullable<Cause['at']>): Sent {
  const reason = `DestinationRule "${at.object.name}" (${at.path}: ${mode}) decides what the sidecar sends`;
  const cause: Cause = { defect: 'mesh-refuses', reason, expected: `the mode that fits the servers`, at };
  if (mode === 'DISABLE') return { kind: 'plain', how: reason, cause: { ...cause, expected: 'mode: ISTIO_MUTUAL' } };
  if (mode === 'ISTIO_MUTUAL') return { kind: 'mutual', how: reason, cause: { ...cause, expected: 'mode: DISABLE' } };
  return { kind: 'unknown', how: reason };
}

/** The field that says what a port's protocol is. */
function protocolField({ appProtocol }: ServicePort): 'name' | 'appProtocol' {
  return appProtocol === undefined ? 'name' : 'appProtocol';
}

function tcpPort({ ports }: Service, port: number): ServicePort | undefined {
  return ports.find((one) => one.port === port && one.protocol === 'TCP');
}

function sameSelector(one: Service, other: Service): boolean {
  return [...other.selector].every(([key, value]) => one.selector.get(key) === value);
}
