import { closest, distance } from 'fastest-levenshtein';
import type { IpFamily } from '../kubernetes/addresses';
import { dnsLabel1123Errors } from '../kubernetes/names';
import { portRange } from '../kubernetes/ports';
import { oneOf } from '../kubernetes/quoted';
import type { Clusters } from '../rules/cluster';
import { DEFAULT_SETTINGS, type Mesh, type Settings } from '../rules/settings';
import { compareVersions, minorOf } from '../kubernetes/versions';

/** A value that a setting cannot have; the message says what it can be. */
export class WrongValue extends Error {}

export const MESHES: readonly Mesh[] = ['none', 'istio-sidecar', 'istio-ambient', 'linkerd'];

/** Reads `1.31`, or a range `1.27..1.37` of Kubernetes minor versions. */
export function kubernetesVersions(written: unknown): Settings['kubernetes'] {
  // 1.30 without quotes is the number 1.3.
  if (typeof written === 'number') throw new WrongValue(`found the number ${written}; quote versions: "1.30"`);
  const value = string(written);
  const match = /^v?(\d+\.\d+)(?:\.\.v?(\d+\.\d+))?$/.exec(value.trim());
  const { oldest: first, newest: last } = DEFAULT_SETTINGS.kubernetes;
  const expected = `one version from ${first} to ${last}, or a range such as ${first}..${last}`;
  if (match === null) throw new WrongValue(`found ${JSON.stringify(value)}, expected ${expected}`);
  const oldest = match[1] ?? '';
  const newest = match[2] ?? oldest;
  if (compareVersions(oldest, newest) > 0)
    throw new WrongValue(`found ${JSON.stringify(value)}, whose first version is the newer one; expected ${expected}`);
  if (compareVersions(oldest, first) < 0 || compareVersions(newest, last) > 0)
    throw new WrongValue(`found ${JSON.stringify(value)}, which the rules do not know; expected ${expected}`);
  return { oldest, newest };
}

/** A regular expression for what `kubernetesVersions` takes; a range whose first version is the newer one passes too. */
export function versionsPattern(): string {
  const [first, last] = [DEFAULT_SETTINGS.kubernetes.oldest, DEFAULT_SETTINGS.kubernetes.newest].map(minorOf) as [
    number,
    number,
  ];
  const minors = Array.from({ length: last - first + 1 }, (_, index) => first + index).join('|');
  return `^v?1\\.(${minors})(\\.\\.v?1\\.(${minors}))?$`;
}

function string(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new WrongValue(`found ${JSON.stringify(value)}, expected a string`);
}

/** The value, if it is true or false. */
export function boolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new WrongValue(`found ${JSON.stringify(value)}, expected true or false`);
}

/** What is said of a key that nothing reads. */
export function unknownKey(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  return `no such setting; ${near === undefined ? `known are ${known.join(', ')}` : `did you mean ${near}?`}`;
}

/** The value, if it is one of those that a setting can have. */
export function choice<T extends string>(value: unknown, allowed: readonly T[]): T {
  const known = allowed.find((candidate) => candidate === value);
  if (known !== undefined) return known;
  const near = typeof value === 'string' ? nearest(value, allowed) : undefined;
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  throw new WrongValue(`found ${JSON.stringify(value)}, expected ${oneOf(allowed)}${hint}`);
}

const LABEL = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';
/** A domain, beside its length. */
export const DOMAIN_PATTERN = `^${LABEL}(\\.${LABEL})*$`;
const DOMAIN = new RegExp(DOMAIN_PATTERN);

/** The value, if it is a domain name. */
export function domainName(written: unknown): string {
  const value = string(written);
  if (value.length <= 253 && DOMAIN.test(value)) return value;
  throw new WrongValue(
    `found ${JSON.stringify(value)}, expected a domain name without a dot at its end, as cluster.local`,
  );
}

const FAMILIES: ReadonlyMap<string, IpFamily> = new Map([
  ['ipv4', 'IPv4'],
  ['ipv6', 'IPv6'],
]);

/** Reads `IPv4`, `IPv6`, or both with a comma, the primary family first. */
export function ipFamilies(value: string): readonly IpFamily[] {
  const families = value.split(',').map((word) => FAMILIES.get(word.trim().toLowerCase()));
  const known = families.filter((family) => family !== undefined);
  if (known.length === families.length && new Set(known).size === known.length) return known;
  throw new WrongValue(`found ${JSON.stringify(value)}, expected IPv4, IPv6, or both as IPv4,IPv6`);
}

/** Reads a number of nodes. */
export function nodeCount(value: string): number {
  if (/^\d{1,4}$/.test(value)) return Number(value);
  throw new WrongValue(`found ${JSON.stringify(value)}, expected a number of nodes from 0 to 9999`);
}

/** The value, if it is the name of a namespace. */
export function namespaceName(value: string): string {
  const [error] = dnsLabel1123Errors(value);
  if (error === undefined) return value;
  throw new WrongValue(`found ${JSON.stringify(value)}, expected the name of a namespace: ${error}`);
}

/** Reads `prod=clusters/prod`, and adds it to what was said before. */
export function clusterPaths(value: string, before: Clusters = {}): Clusters {
  const [, name, path] = /^([^=]+)=(.+)$/s.exec(value) ?? [];
  if (name === undefined || path === undefined)
    throw new WrongValue(`found ${JSON.stringify(value)}, expected NAME=PATH, as prod=clusters/prod`);
  return { ...before, [name]: [...(before[name] ?? []), path] };
}

/** The word that was probably meant, if one is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || word === '') return undefined;
  const [first] = known.filter((candidate) => candidate.startsWith(word));
  if (first !== undefined) return first;
  const near = closest(word, [...known]);
  return distance(word, near) <= Math.max(2, word.length / 2) ? near : undefined;
}

const PORT = '([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])';

/** A regular expression for what `nodePortRange` takes; a range whose first port is the greater one passes too. */
export const PORT_RANGE_PATTERN = `^\\s*${PORT}-${PORT}\\s*$`;

/** A range of ports, such as `30000-32767`. */
export function nodePortRange(value: unknown): string {
  const range = string(value);
  if (portRange(range) !== undefined) return range;
  throw new WrongValue(`found ${JSON.stringify(range)}, expected the first and the last port, such as 30000-32767`);
}
