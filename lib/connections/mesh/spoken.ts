import type { Address } from '../address';
import type { Spoken } from './mesh-call';

const HTTP = new Set(['http', 'ws', 'h2c', 'grpc', 'dns', 'kubernetes', 'k8s', 'xds', 'passthrough']);
const TLS = new Set(['https', 'wss', 'grpcs', 'rediss', 'amqps', 'mqtts', 'ssl', 'tls', 'ldaps']);
/** Protocols in which the client waits for the server's first bytes. */
const SERVER_FIRST = new Set(['mysql', 'mariadb', 'smtp', 'ftp', 'imap', 'pop3', 'ssh', 'sftp', 'nats', 'tarantool']);
const TCP = new Set([
  'tcp',
  'redis',
  'postgres',
  'postgresql',
  'mongodb',
  'amqp',
  'kafka',
  'mqtt',
  'ldap',
  'memcached',
  'zk',
  'cassandra',
  'thrift',
]);

/** What a client sends first to an address, as its scheme shows. Without a scheme it may be anything. */
export function spokenOf({ scheme }: Address): Spoken {
  const word = scheme?.replace(/^jdbc:/, '').split('+')[0] ?? '';
  if (HTTP.has(word)) return 'http';
  if (TLS.has(word)) return 'tls';
  if (SERVER_FIRST.has(word)) return 'server-first';
  return TCP.has(word) ? 'tcp' : undefined;
}
