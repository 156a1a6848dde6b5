import { WireProtocol } from './wire-protocol';

/** The longest name that a container port, and so a named `targetPort`, may have. */
export const CONTAINER_PORT_NAME_LENGTH = 15;

/** How a wire protocol is told to Kubernetes and to every mesh. */
export interface WireRendering {
  /** The word in front of the port's name: `tcp` of `tcp-raft`. */
  readonly prefix: string;
  /** The port's `appProtocol`; `undefined` where none says more than `protocol` does. */
  readonly appProtocol: string | undefined;
  /** The port's `protocol`. */
  readonly transport: 'TCP' | 'UDP' | 'SCTP';
  /** Whether a mesh must pass the bytes on unread: such a port belongs into Linkerd's `config.linkerd.io/opaque-ports`. */
  readonly opaque: boolean;
}

const RENDERINGS: Readonly<Record<WireProtocol, WireRendering>> = {
  [WireProtocol.TCP]: { prefix: 'tcp', appProtocol: 'tcp', transport: 'TCP', opaque: true },
  [WireProtocol.TLS]: { prefix: 'tls', appProtocol: 'tls', transport: 'TCP', opaque: true },
  [WireProtocol.HTTP]: { prefix: 'http', appProtocol: 'http', transport: 'TCP', opaque: false },
  [WireProtocol.HTTPS]: { prefix: 'https', appProtocol: 'https', transport: 'TCP', opaque: true },
  // Linkerd takes `http2` and `grpc` for unknown and so for opaque; the word of Kubernetes is read by all.
  [WireProtocol.HTTP2]: { prefix: 'http2', appProtocol: 'kubernetes.io/h2c', transport: 'TCP', opaque: false },
  [WireProtocol.GRPC]: { prefix: 'grpc', appProtocol: 'kubernetes.io/h2c', transport: 'TCP', opaque: false },
  [WireProtocol.MYSQL]: { prefix: 'mysql', appProtocol: 'mysql', transport: 'TCP', opaque: true },
  [WireProtocol.MONGO]: { prefix: 'mongo', appProtocol: 'mongo', transport: 'TCP', opaque: true },
  [WireProtocol.REDIS]: { prefix: 'redis', appProtocol: 'redis', transport: 'TCP', opaque: true },
  [WireProtocol.UDP]: { prefix: 'udp', appProtocol: undefined, transport: 'UDP', opaque: false },
  [WireProtocol.SCTP]: { prefix: 'sctp', appProtocol: undefined, transport: 'SCTP', opaque: false },
};

/**
 * How to declare a port on a headless Service.
 *
 * A port that is dialled by pod address must not be declared as HTTP: Istio finds HTTP destinations by their host name,
 * an address matches none, and the call leaves in plain text. As TCP it is matched by address and encrypted.
 */
export function wireRendering(protocol: WireProtocol, dialledByAddress: boolean): WireRendering {
  const rendering = RENDERINGS[protocol];
  return dialledByAddress && rendering.transport === 'TCP' && !rendering.opaque
    ? RENDERINGS[WireProtocol.TCP]
    : rendering;
}

/** The port's name with the prefix in front; a name that begins with it already stays. Check its length: see `fitsPortName`. */
export function prefixedPortName(rendering: WireRendering, role: string): string {
  const { prefix } = rendering;
  return role === prefix || role.startsWith(`${prefix}-`) ? role : `${prefix}-${role}`;
}

/** Whether a name is short enough to serve as Service port, container port, `targetPort` and SRV label alike. */
export function fitsPortName(name: string): boolean {
  return name.length <= CONTAINER_PORT_NAME_LENGTH;
}
