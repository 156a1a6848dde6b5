import { ipFamily } from '../kubernetes/addresses';
import { isPortNumber } from '../kubernetes/ports';
import { POD_ADDRESS, UNKNOWN } from './variables';

/** An address in a string: a URL, a gRPC target, `host:port`, the owner of SRV records, or a name. */
export interface Address {
  /** As it stands there, without user name and password. */
  readonly text: string;
  /** In small letters, without `://`; `undefined` where there is none. */
  readonly scheme: string | undefined;
  /** The DNS server to ask, of a gRPC target with two slashes: `8.8.8.8` of `dns://8.8.8.8/web:80`. */
  readonly authority: string | undefined;
  /** In small letters, without a dot at its end. */
  readonly host: string;
  /** The name that is asked for: the host, or the owner of the SRV records that a scheme such as `mongodb+srv` makes of it. */
  readonly question: string;
  /** A number; or a name, which only resolvers of the Kubernetes API take. */
  readonly port: number | string | undefined;
  /** Whether the host is written with a dot at its end, so that no search list is tried. */
  readonly absolute: boolean;
  /** The record that is asked for: `SRV` for `mongodb+srv://`, `dnssrv+…` and for names such as `_raft._tcp.ledger`. */
  readonly record: 'address' | 'SRV';
  /** Whether the client asks for absolute names only, whatever the search list of the pod says. */
  readonly absoluteOnly: boolean;
  /** Whether the string can be nothing but an address: it has a scheme, a port, or the form of a list of members. */
  readonly certain: boolean;
}

/** The schemes that choose a resolver of gRPC; what is resolved stands behind the third slash. */
const GRPC_SCHEMES: ReadonlySet<string> = new Set(['dns', 'kubernetes', 'k8s', 'xds', 'passthrough']);

/** Schemes whose rest is a path or an identity and no host. */
const NO_HOST: ReadonlySet<string> = new Set([
  'file',
  'unix',
  'unix-abstract',
  'spiffe',
  'xds',
  'data',
  'docker',
  'oci',
  'vault',
  'arn',
  's3',
  'gs',
  'k8s.gcr.io',
]);

// What stands around addresses in lists, quotes, JSON, YAML and shell.
const SEPARATORS = /[\s,;"'`<>|(){}&\\]+/;
const WITH_SCHEME = /([a-z][a-z0-9+.-]*):\/\/(.*)$/i;
const LABEL = '[a-z0-9_](?:[-a-z0-9_]*[a-z0-9_])?';
const HOST = new RegExp(`^${LABEL}(?:\\.${LABEL})*\\.?$`, 'i');
const SRV_OWNER = /^_[a-z0-9-]+\._(?:tcp|udp|sctp)\./i;
const SRV_PREFIX = /^(dnssrv|dnssrvnoa|srv|dns)\+/i;
/** `server.1=zoo-0.zoo:2888:3888;2181`, with or without a role and a port for clients. */
const ZOOKEEPER_SERVER = /^([^:=@]+):(\d+):(\d+)(?::(?:participant|observer))?$/;

/** The addresses in a string, in its order. What holds an unknown value is none: nobody can say what it becomes. */
export function addressesIn(text: string): readonly Address[] {
  if (!/[.:_]/.test(text)) return [];
  return withoutCredentials(text)
    .split(SEPARATORS)
    .flatMap((token) => (token === '' ? [] : addressesOf(token)));
}

/** The one name that a word is, where something else says that it is an address: `JOIN=logs-memberlist`. */
export function bareName(word: string): Address | undefined {
  const name = word.trim().replace(/^[^=\s]*=/, '');
  if (!HOST.test(name) || /^[\d.]+$/.test(name) || name.length > 253) return undefined;
  return { ...EMPTY, text: name, host: hostOf(name), question: hostOf(name), absolute: name.endsWith('.') };
}

/** Whether gRPC itself resolves the address. */
export function isGrpcTarget({ scheme }: Address): boolean {
  return scheme !== undefined && GRPC_SCHEMES.has(scheme);
}

const EMPTY: Address = {
  text: '',
  scheme: undefined,
  authority: undefined,
  host: '',
  question: '',
  port: undefined,
  absolute: false,
  record: 'address',
  absoluteOnly: false,
  certain: false,
};

function addressesOf(token: string): readonly Address[] {
  const url = WITH_SCHEME.exec(token);
  const found = url === null ? withoutScheme(token) : withScheme((url[1] ?? '').toLowerCase(), url[2] ?? '', url[0]);
  return found.filter(({ host }) => !host.includes(UNKNOWN) && !host.includes(POD_ADDRESS));
}

function withScheme(scheme: string, rest: string, whole: string): readonly Address[] {
  if (NO_HOST.has(scheme) && !GRPC_SCHEMES.has(scheme)) return [];
  if (GRPC_SCHEMES.has(scheme)) return grpcTarget(scheme, rest, whole);
  const [authority = ''] = rest.split(/[/?#]/);
  const places = authority.slice(authority.lastIndexOf('@') + 1);
  const srv = /\+srv$/.test(scheme);
  return one(places, { scheme, text: whole, certain: true, record: srv ? 'SRV' : 'address', absoluteOnly: srv }, true);
}

function grpcTarget(scheme: string, rest: string, whole: string): readonly Address[] {
  if (scheme === 'xds') return [];
  const slash = rest.indexOf('/');
  if (slash < 0) {
    // Two slashes and no third: what looks like the host is the DNS server to ask, and nothing is left to resolve.
    if (rest === '' || rest.includes(UNKNOWN)) return [];
    return [{ ...EMPTY, text: whole, scheme, authority: rest, certain: true }];
  }
  // Istio names owners as `kubernetes://apis/apps/v1/…`: a target has one step only.
  const [endpoint = '', ...more] = rest.slice(slash + 1).split('/');
  if (more.length > 0) return [];
  const authority = rest.slice(0, slash) || undefined;
  return one(endpoint.split(/[?#]/)[0] ?? '', { scheme, authority, text: whole, certain: true }, true);
}

function withoutScheme(token: string): readonly Address[] {
  const prefix = SRV_PREFIX.exec(token);
  if (prefix !== null) {
    const how = (prefix[1] ?? '').toLowerCase();
    const record = how === 'dns' ? 'address' : 'SRV';
    return one(
      token.slice(prefix[0].length),
      { text: token, certain: true, record, absoluteOnly: record === 'SRV' },
      true,
    );
  }
  // A flag, a pair, a header: what follows the last equals sign. An id before the host: `1@kafka-0.kafka:9093`.
  const value = token.slice(token.lastIndexOf('=') + 1).replace(/^--?[A-Za-z][-\w.]*:(?=[a-z0-9])/, '');
  const bare = value.slice(value.lastIndexOf('@') + 1);
  const zookeeper = ZOOKEEPER_SERVER.exec(bare.split(';')[0] ?? '');
  if (zookeeper !== null) {
    const [, host = '', ...ports] = zookeeper;
    return ports.flatMap((port) => one(`${host}:${port}`, { text: value, certain: true }, false));
  }
  const [place = ''] = bare.split('/');
  if (SRV_OWNER.test(place))
    return one(place, { text: value, certain: true, record: 'SRV', absoluteOnly: false }, false);
  return one(place, { text: value }, false, value.includes('@'));
}

/** The address of one `host:port`. Without a scheme a port must be a number, and a name without a port must have a dot. */
function one(place: string, more: Partial<Address>, named: boolean, identified = false): readonly Address[] {
  if (place.startsWith('[')) return [];
  const colon = place.lastIndexOf(':');
  const name = colon < 0 ? place : place.slice(0, colon);
  const written = colon < 0 ? undefined : place.slice(colon + 1);
  if (!isHost(name)) return [];
  const scheme = more.scheme;
  const port = written === undefined ? undefined : portOf(written, scheme !== undefined && GRPC_SCHEMES.has(scheme));
  // `nginx:1.9` is an image and `a:b` is anything.
  if (written !== undefined && port === undefined && !written.includes(UNKNOWN)) return [];
  if (!named && port === undefined && !identified && !name.includes('.')) return [];
  return [
    {
      ...EMPTY,
      ...more,
      certain: more.certain === true || port !== undefined,
      host: hostOf(name),
      question: srvOwner(hostOf(name), scheme),
      port,
      absolute: name.endsWith('.'),
    },
  ];
}

/** A host of an address that the model speaks of: a name. An IP address is asked of nobody. */
function isHost(name: string): boolean {
  return HOST.test(name) && !/^[\d.]+$/.test(name) && ipFamily(name) === undefined && name.length <= 254;
}

/** `mongodb+srv://host` asks for `_mongodb._tcp.host`. */
function srvOwner(host: string, scheme: string | undefined): string {
  const service = /^(.+)\+srv$/.exec(scheme ?? '')?.[1];
  return service === undefined || host.startsWith('_') ? host : `_${service}._tcp.${host}`;
}

function hostOf(name: string): string {
  return name.replace(/\.$/, '').toLowerCase();
}

function portOf(written: string, nameAllowed: boolean): number | string | undefined {
  if (/^\d{1,5}$/.test(written)) {
    const port = Number(written);
    return isPortNumber(port) ? port : undefined;
  }
  return nameAllowed && /^[a-z0-9][-a-z0-9]*$/i.test(written) ? written : undefined;
}

const CREDENTIALS = /(:\/\/)[^/?#\s]*@/g;
const USER_AND_PASSWORD = /(^|[\s,;"'=])[^\s:/@,;"'=]+:[^\s/@]*@/g;
const SECRET_PARAMETER = /([?&;](?:password|passwd|pwd|secret|token|user|username|sslpassword|api[-_]?key)=)[^&;\s]*/gi;

/** The text without the user names and passwords of its URLs. The ids of members (`1@kafka-0.kafka:9093`) stay. */
export function withoutCredentials(text: string): string {
  return text.replace(CREDENTIALS, '$1***@').replace(USER_AND_PASSWORD, '$1***@').replace(SECRET_PARAMETER, '$1***');
}
