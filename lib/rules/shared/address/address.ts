import { isPortNumber } from '../../../kubernetes/ports';

/** A network address that stands in a text: an URL, a gRPC target, `host:port`, or a name with dots. */
export interface Address {
  /** As it stands there. */
  readonly text: string;
  /** In small letters, without `://`; `undefined` for a bare `host:port` or name. */
  readonly scheme: string | undefined;
  /** The server to ask, of a gRPC target with two slashes: `8.8.8.8` of `dns://8.8.8.8/web:80`. */
  readonly authority: string | undefined;
  /** In small letters, without a dot at its end. Empty where a gRPC target names none. */
  readonly host: string;
  /** A number; or a name, which only gRPC's resolvers of the Kubernetes API allow. */
  readonly port: number | string | undefined;
  /** Whether the host is written with a dot at its end. */
  readonly absolute: boolean;
}

/** The schemes that gRPC's name resolvers are chosen by; what they resolve stands behind a third slash. */
const GRPC_SCHEMES: ReadonlySet<string> = new Set(['dns', 'kubernetes', 'k8s', 'xds', 'passthrough']);

// Text around addresses: lists, quotes, JSON, shell. `$(POD_NAME).web` falls apart into pieces that are no host.
const SEPARATORS = /[\s,;"'`<>|(){}[\]\\]+/;
const WITH_SCHEME = /([a-z][a-z0-9+.-]*):\/\/(.*)$/i;
const HOST = /^[a-z0-9_](?:[-a-z0-9_]*[a-z0-9_])?(?:\.[a-z0-9_](?:[-a-z0-9_]*[a-z0-9_])?)*\.?$/i;
const NUMBERS_ONLY = /^[\d.]+$/;

/** The addresses in a text, in its order. What holds a variable is none: nobody knows what it becomes. */
export function addressesIn(text: string): readonly Address[] {
  // Most texts hold none, and this is asked of every word of every container.
  if (!text.includes('.') && !text.includes(':')) return [];
  return text.split(SEPARATORS).flatMap((token) => {
    const address = parse(token);
    return address === undefined ? [] : [address];
  });
}

/** Whether gRPC itself resolves the address: its scheme is one of gRPC's. */
export function isGrpcTarget(address: Address): boolean {
  return address.scheme !== undefined && GRPC_SCHEMES.has(address.scheme);
}

function parse(token: string): Address | undefined {
  const url = WITH_SCHEME.exec(token);
  if (url === null) return place(token.slice(token.lastIndexOf('=') + 1).split('/')[0] ?? '', undefined, undefined);
  const scheme = (url[1] ?? '').toLowerCase();
  const rest = url[2] ?? '';
  if (!GRPC_SCHEMES.has(scheme)) return place(rest.split(/[/?#]/)[0] ?? '', scheme, undefined, url[0]);
  const slash = rest.indexOf('/');
  if (slash >= 0) {
    // Istio names owners as `kubernetes://apis/apps/v1/…`: a target has one step only.
    const [endpoint = '', ...more] = rest.slice(slash + 1).split('/');
    return more.length > 0 ? undefined : place(endpoint.split(/[?#]/)[0] ?? '', scheme, rest.slice(0, slash), url[0]);
  }
  // Two slashes and no third: what looks like the host is the authority, and nothing is left to resolve.
  return rest === '' || rest.includes('$')
    ? undefined
    : { text: url[0], scheme, authority: rest, host: '', port: undefined, absolute: false };
}

function place(
  where: string,
  scheme: string | undefined,
  authority: string | undefined,
  text: string = where,
): Address | undefined {
  const bare = where.slice(where.lastIndexOf('@') + 1);
  const colon = bare.lastIndexOf(':');
  const name = colon < 0 ? bare : bare.slice(0, colon);
  const written = colon < 0 ? undefined : bare.slice(colon + 1);
  if (!HOST.test(name) || NUMBERS_ONLY.test(name)) return undefined;
  const grpc = scheme !== undefined && GRPC_SCHEMES.has(scheme);
  const port = written === undefined ? undefined : portOf(written, grpc);
  // `nginx:1.9` is an image and `a:b` is anything.
  if (written !== undefined && port === undefined) return undefined;
  if (scheme === undefined && port === undefined && !name.includes('.')) return undefined;
  const absolute = name.endsWith('.');
  return {
    text,
    scheme,
    authority: authority === '' ? undefined : authority,
    host: (absolute ? name.slice(0, -1) : name).toLowerCase(),
    port,
    absolute,
  };
}

function portOf(written: string, nameAllowed: boolean): number | string | undefined {
  if (/^\d{1,5}$/.test(written)) {
    const port = Number(written);
    return isPortNumber(port) ? port : undefined;
  }
  return nameAllowed && /^[a-z0-9][-a-z0-9]*$/i.test(written) ? written : undefined;
}
