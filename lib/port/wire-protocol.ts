/**
 * What is spoken on a port.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
 */
export enum WireProtocol {
  /** Any protocol on a TCP connection. */
  TCP = 'tcp',
  /** TLS of the application itself; the client names the server in the handshake. */
  TLS = 'tls',
  /** HTTP/1.1 in clear text. */
  HTTP = 'http',
  /** HTTP in TLS of the application itself. */
  HTTPS = 'https',
  /** HTTP/2 in clear text. */
  HTTP2 = 'http2',
  /** gRPC in clear text. */
  GRPC = 'grpc',
  /** The MySQL protocol; the server speaks first, so Istio must not wait for the client. */
  MYSQL = 'mysql',
  /** The MongoDB wire protocol. */
  MONGO = 'mongo',
  /** The Redis serialisation protocol. */
  REDIS = 'redis',
  /** Datagrams. */
  UDP = 'udp',
  /** SCTP associations; no mesh carries them. */
  SCTP = 'sctp',
}
