import { targetNumber } from '../../discovery/endpoint';
import { istioProtocol, trafficClass } from '../../port/istio-protocol';
import { dig, text } from '../../manifest/manifest';
import type { Service } from '../../manifest/service';
import type { PolicySide } from '../network-policies';
import type { Istio } from './istio';
import type { Sent } from './istio-outbound';
import { refuses, type Cause, type MeshCall, type MeshResult } from './mesh-call';
import { nameOf } from '../../manifest/names-in-words';
import { portList } from './port-list';

const ANNOTATION = 'traffic.sidecar.istio.io/';

/** What the sidecar of the pods of a workload makes of what arrives at a port of theirs. */
export function inbound(istio: Istio, call: MeshCall, to: PolicySide, sent: Sent): MeshResult {
  if (sent.kind === 'nothing') return refuses(sent.cause, sent.cause.reason);
  const port = containerPort(call, to);
  const around = aroundSidecar(istio, to, port);
  if (around === undefined)
    return sent.kind === 'plain' && istio.servers.modeOf(to, port).mode !== 'STRICT'
      ? { outcome: 'works', line: sent.how }
      : { outcome: 'unknown', line: `whether ${nameOf(to.workload)} has a sidecar is not in the checked files` };
  if (sent.kind === 'unknown') return { outcome: 'unknown', line: sent.how };
  if (around !== '') return bare(to, port, sent, around);
  return taken(istio, call, to, port, sent);
}

/** The port of the containers that a call arrives at. */
export function containerPort({ service, port, direct }: MeshCall, { workload }: PolicySide): number {
  if (direct) return port;
  const declared = service.ports.find((one) => one.port === port);
  return (declared && targetNumber(declared, workload)) ?? port;
}

/** Why packets reach the container without its sidecar; `''` where they do not; `undefined` where that is unknown. */
function aroundSidecar(istio: Istio, { workload, namespace }: PolicySide, port: number): string | undefined {
  const { member, because = '' } = istio.members.of(workload, namespace);
  if (member === 'unknown') return undefined;
  if (member === 'out') return `${nameOf(workload)} has no sidecar (${because})`;
  const marks = workload.podAnnotations;
  const exclude = `${ANNOTATION}excludeInboundPorts`;
  if (portList(marks.get(exclude) ?? '')?.has(port) === true)
    return `annotation ${exclude} of ${nameOf(workload)} takes port ${port} out of its sidecar`;
  const include = marks.get(`${ANNOTATION}includeInboundPorts`)?.trim();
  if (include !== undefined && include !== '*' && portList(include)?.has(port) !== true)
    return `annotation ${ANNOTATION}includeInboundPorts of ${nameOf(workload)} has no port ${port}`;
  return '';
}

/** Nothing but the container is there: it reads what was sent. */
function bare(
  { workload }: PolicySide,
  port: number,
  sent: Exclude<Sent, { kind: 'nothing' | 'unknown' }>,
  why: string,
): MeshResult {
  if (sent.kind === 'plain') return { outcome: 'works', line: `${sent.how}; ${why}` };
  const key = `${ANNOTATION}excludeInboundPorts`;
  const at = workload.podAnnotations.has(key)
    ? { object: workload, path: `${workload.templatePath}metadata.annotations['${key}']` }
    : undefined;
  const expected = `port ${port} in ${ANNOTATION}excludeOutboundPorts of the client too, or in neither`;
  const cause: Cause = sent.cause ?? { defect: 'mesh-excluded', reason: why, expected, ...(at && { at }) };
  return refuses(cause, `${sent.how}; ${why}, so the container reads a TLS handshake`);
}

function taken(
  istio: Istio,
  call: MeshCall,
  to: PolicySide,
  port: number,
  sent: Exclude<Sent, { kind: 'nothing' | 'unknown' }>,
): MeshResult {
  const { mode, at } = istio.servers.modeOf(to, port);
  const says = at === undefined ? '' : `PeerAuthentication "${at.object.name}" (${at.path}: ${mode})`;
  if (sent.kind === 'plain') {
    const { cause } = sent;
    if (mode === 'STRICT' && cause !== undefined)
      return refuses(cause, `${cause.reason}, and the call arrives in plain text; ${says} refuses that`);
    if (mode === 'STRICT')
      return refuses(
        { defect: 'mesh-refuses', reason: sent.how, expected: 'mode: PERMISSIVE', ...(at && { at }) },
        `${sent.how}; ${says} refuses plain text`,
      );
    if (mode === 'PERMISSIVE' && call.spoken === 'server-first')
      return refuses(
        {
          defect: 'mesh-protocol',
          reason: sent.how,
          expected: 'mode: STRICT and a sidecar at the client, or mode: DISABLE for the port',
          ...(at && { at }),
        },
        `${sent.how}; the sidecar of ${nameOf(to.workload)} waits for the client's first bytes to tell TLS from plain text, and the server sends first`,
        at === undefined ? 'outside' : 'never',
      );
    const read = protocolOf(istio, call, to, port, sent.how);
    return read.outcome === 'works' ? plainButOpen(sent, mode, at !== undefined) : read;
  }
  if (mode === 'DISABLE')
    return refuses(
      {
        defect: 'mesh-port-disabled',
        reason: sent.how,
        expected: `a DestinationRule for the Service with tls.mode: DISABLE for port ${call.port}, or no DISABLE`,
        ...(at && { at }),
      },
      `${sent.how}; ${says} takes plain text only`,
    );
  return protocolOf(istio, call, to, port, sent.how);
}

/** Plain text that gets through: worth knowing where the sidecar was meant to encrypt it. */
function plainButOpen(sent: Extract<Sent, { kind: 'plain' }>, mode: string, known: boolean): MeshResult {
  const line = `${sent.how}; the call arrives in plain text, which mode ${mode} takes`;
  const { cause } = sent;
  if (cause === undefined || known || cause.defect === 'mesh-refuses') return { outcome: 'works', line };
  const { defect, expected, at } = cause;
  const reason = `${cause.reason}, and the call leaves in plain text: it works until mode: STRICT is set`;
  const failure = { step: 'mesh', defect, certainty: 'fragile', reason, expected } as const;
  return { outcome: 'works', line, failure: at === undefined ? failure : { ...failure, at } };
}

/** The sidecar of a server expects the protocol of the oldest Service that leads to the port. */
function protocolOf(
  { discovery }: Istio,
  call: MeshCall,
  { workload }: PolicySide,
  port: number,
  how: string,
): MeshResult {
  const works: MeshResult = { outcome: 'works', line: how };
  if (call.spoken !== 'tcp' && call.spoken !== 'server-first') return works;
  const known = discovery.inventory.servicesOf(workload).flatMap((service) => {
    const found = service.ports.find((one) => one.protocol === 'TCP' && targetNumber(one, workload) === port);
    return found === undefined ? [] : [{ service, port: found, http: trafficClass(istioProtocol(found)) === 'http' }];
  });
  const http = known.find((one) => one.http);
  if (http === undefined) return works;
  const made = known.map(({ service }) => createdAt(service));
  const times = made.filter((time): time is string => time !== undefined);
  const oldest = times.length === made.length ? known[made.indexOf([...times].sort()[0])] : undefined;
  if (known.every((one) => one.http) || oldest?.http === true) {
    const { service, port: declared } = oldest ?? http;
    return refuses(
      {
        defect: 'mesh-protocol',
        reason: how,
        expected: 'one protocol in all Services of the port',
        at: { object: service, path: declared.path },
      },
      `${how}; the sidecar of ${nameOf(workload)} reads port ${port} as HTTP because of Service "${service.name}", and another protocol is dialled`,
    );
  }
  if (oldest !== undefined) return works;
  return {
    outcome: 'unknown',
    line: `Services disagree about the protocol of port ${port} of ${nameOf(workload)}, and the oldest of them decides`,
  };
}

function createdAt({ manifest }: Service): string | undefined {
  return text(dig(manifest, 'metadata', 'creationTimestamp'));
}
