/** What Istio takes a Service port for; `auto` where it looks at the first bytes of each connection instead. */
export type IstioProtocol =
  | 'tcp'
  | 'udp'
  | 'http'
  | 'http2'
  | 'http-proxy'
  | 'https'
  | 'tls'
  | 'grpc'
  | 'grpc-web'
  | 'mongo'
  | 'mysql'
  | 'redis'
  | 'auto';

/**
 * How a sidecar listens for a port: `http` by host name on one shared listener, `tcp` on one listener for each pod's
 * address, `auto` on the same with detection, `udp` not at all.
 */
export type TrafficClass = 'http' | 'tcp' | 'auto' | 'udp';

/** What of a Service port counts for Istio. */
export interface IstioPort {
  readonly port?: number | undefined;
  readonly name?: string | undefined;
  /** An empty text counts: it hides the name as any other value does. */
  readonly appProtocol?: string | undefined;
  /** `TCP` where it is missing. */
  readonly protocol?: string | undefined;
}

/** The words that Istio knows in front of the first hyphen. */
const WORDS: ReadonlyMap<string, IstioProtocol> = new Map<string, IstioProtocol>([
  ['tcp', 'tcp'],
  ['udp', 'udp'],
  ['grpc', 'grpc'],
  ['grpc-web', 'grpc-web'],
  ['http', 'http'],
  ['http_proxy', 'http-proxy'],
  ['http2', 'http2'],
  ['https', 'https'],
  ['tls', 'tls'],
  ['mongo', 'mongo'],
  ['redis', 'redis'],
  ['mysql', 'mysql'],
]);

/** The words of Kubernetes itself, read in `appProtocol` only and only as written here; since Istio 1.19. */
const KUBERNETES_WORDS: ReadonlyMap<string, IstioProtocol> = new Map<string, IstioProtocol>([
  ['kubernetes.io/h2c', 'http2'],
  ['kubernetes.io/ws', 'http'],
  ['kubernetes.io/wss', 'https'],
]);

/** Ports whose usual protocols let the server speak first, so that Istio does not wait for the client there. */
const TCP_PORTS: ReadonlySet<number> = new Set([25, 53, 3306, 27017]);

/** What Istio takes a port for: `appProtocol` if there is one, else the name. */
export function istioProtocol(port: IstioPort): IstioProtocol {
  if (port.protocol === 'UDP') return 'udp';
  if (port.appProtocol !== undefined) {
    const word = KUBERNETES_WORDS.get(port.appProtocol);
    if (word !== undefined) return word;
  }
  const known = protocolOfText(port.appProtocol ?? port.name ?? '');
  if (known !== undefined) return known;
  return port.port !== undefined && TCP_PORTS.has(port.port) ? 'tcp' : 'auto';
}

/** The protocol that a port's name or `appProtocol` begins with, `undefined` where Istio knows no such word. */
export function protocolOfText(text: string): IstioProtocol | undefined {
  const lower = text.toLowerCase();
  if (lower.startsWith('grpc-web')) return 'grpc-web';
  const hyphen = lower.indexOf('-');
  return WORDS.get(hyphen < 0 ? lower : lower.slice(0, hyphen));
}

/** How a sidecar listens for a protocol. */
export function trafficClass(protocol: IstioProtocol): TrafficClass {
  switch (protocol) {
    case 'http':
    case 'http2':
    case 'http-proxy':
    case 'grpc':
    case 'grpc-web':
      return 'http';
    case 'auto':
    case 'udp':
      return protocol;
    default:
      return 'tcp';
  }
}
