import { WireProtocol } from './wire-protocol';

/** How a wire protocol is told to Kubernetes and to every mesh. */
export interface WireRendering {
  /** The port's `appProtocol`; `undefined` where none says more than `protocol` does. */
  readonly appProtocol: string | undefined;
  /** The port's `protocol`. */
  readonly transport: 'TCP' | 'UDP' | 'SCTP';
}

const RENDERINGS: Readonly<Record<WireProtocol, WireRendering>> = {
  [WireProtocol.TCP]: { appProtocol: 'tcp', transport: 'TCP' },
  [WireProtocol.TLS]: { appProtocol: 'tls', transport: 'TCP' },
  [WireProtocol.HTTP]: { appProtocol: 'http', transport: 'TCP' },
  [WireProtocol.HTTPS]: { appProtocol: 'https', transport: 'TCP' },
  // Linkerd takes `http2` and `grpc` for unknown and passes them on unread; the word of Kubernetes is read by all.
  [WireProtocol.HTTP2]: { appProtocol: 'kubernetes.io/h2c', transport: 'TCP' },
  [WireProtocol.GRPC]: { appProtocol: 'kubernetes.io/h2c', transport: 'TCP' },
  [WireProtocol.MYSQL]: { appProtocol: 'mysql', transport: 'TCP' },
  [WireProtocol.MONGO]: { appProtocol: 'mongo', transport: 'TCP' },
  [WireProtocol.REDIS]: { appProtocol: 'redis', transport: 'TCP' },
  [WireProtocol.UDP]: { appProtocol: undefined, transport: 'UDP' },
  [WireProtocol.SCTP]: { appProtocol: undefined, transport: 'SCTP' },
};

/** How a port is declared that is dialled by name. */
export function wireRendering(protocol: WireProtocol): WireRendering {
  return RENDERINGS[protocol];
}
