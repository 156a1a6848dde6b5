import { builtInKinds, type Kind } from '../../../kubernetes/fields';
import type { Manifest } from '../../../manifest/manifest';
import { meantName } from './meant-name';

/** Kinds of version v1 that are not of the API: a kubeconfig, and what OpenShift had there. */
const OTHERS: ReadonlySet<string> = new Set([
  'Config',
  'Template',
  'Route',
  'DeploymentConfig',
  'BuildConfig',
  'Build',
  'ImageStream',
  'ImageStreamTag',
  'Project',
  'ProjectRequest',
  'User',
  'Group',
]);
const EXTENSIONS: ReadonlySet<string> = new Set([
  'Deployment',
  'DaemonSet',
  'ReplicaSet',
  'NetworkPolicy',
  'PodSecurityPolicy',
  'Ingress',
  'Scale',
  'DeploymentRollback',
]);

const meant = new Map<string, Kind | undefined>();

/** An object whose kind and API version do not go together, as the kind that is meant; any other object as it is. */
export function withMeantKind(manifest: Manifest): Manifest {
  const { apiVersion, kind } = manifest;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return manifest;
  const found = meantKind(apiVersion, kind);
  return found === undefined ? manifest : { ...manifest, apiVersion: found.apiVersion, kind: found.kind };
}

/** The kind of the API itself that is meant by a pair that it does not have; `undefined` where the pair is right or may be a custom one. */
export function meantKind(apiVersion: string, kind: string): Kind | undefined {
  const id = `${apiVersion} ${kind}`;
  if (builtInKinds().has(id)) return undefined;
  if (!meant.has(id)) meant.set(id, lookFor(apiVersion, kind));
  return meant.get(id);
}

/** The kinds of stable versions. A kind that two groups have (Event) is first in the core group. */
function stableKinds(): readonly Kind[] {
  const kinds = [...builtInKinds().values()].filter(({ model }) => model !== undefined);
  return kinds.sort((first, second) => Number(groupOf(first) !== '') - Number(groupOf(second) !== ''));
}

function lookFor(apiVersion: string, kind: string): Kind | undefined {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  // Nothing but old kinds of other groups was ever in this one; which they were the rule on removed versions knows.
  const stray =
    group === 'extensions' && !EXTENSIONS.has(kind) ? stableKinds().find((one) => one.kind === kind) : undefined;
  if (stray !== undefined) return stray;
  // Versions that are not stable come and go: the rule on removed versions knows them. A list is read entry by entry.
  if (/^v\d+(alpha|beta)/.test(version ?? '') || kind.endsWith('List')) return undefined;
  const stable = stableKinds();
  const groups = new Set(stable.map(groupOf));
  const known = groups.has(group ?? '');
  // A group with a dot that is not one of the API's own is a custom one.
  if (!known && group?.includes('.')) return undefined;
  const names = [...new Set(stable.map((candidate) => candidate.kind))];
  const name = names.includes(kind) ? kind : nearKind(kind, names);
  const candidates = stable.filter((candidate) => candidate.kind === name);
  const [usual] = [...candidates].sort(byVersion);
  return candidates.find((candidate) => groupOf(candidate) === group) ?? usual;
}

/** A kind in other capitals, in the plural, or a slip away. */
function nearKind(kind: string, names: readonly string[]): string | undefined {
  const singular = kind.replace(/(?<=[^s])s$|(?<=s)es$/, '');
  const inCapitals = (word: string) => names.find((name) => name.toLowerCase() === word.toLowerCase());
  const slip = inCapitals(kind) ?? inCapitals(singular);
  if (slip !== undefined) return slip;
  const near = kind.length < 6 ? undefined : meantName(kind, names);
  return near !== undefined && Math.abs(near.length - kind.length) <= 2 && near[0] === kind[0] ? near : undefined;
}

function groupOf({ apiVersion }: Kind): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

/** The newest version first: `autoscaling/v2` before `autoscaling/v1`. */
function byVersion(first: Kind, second: Kind): number {
  return groupOf(first) === groupOf(second) ? (first.apiVersion < second.apiVersion ? 1 : -1) : 0;
}

/** The kinds of one of the API's own stable versions, where that version has no such kind and none is meant; `undefined` otherwise. */
export function kindsBeside(apiVersion: string, kind: string): readonly string[] | undefined {
  if (builtInKinds().has(`${apiVersion} ${kind}`) || kind.endsWith('List') || meantKind(apiVersion, kind) !== undefined)
    return undefined;
  if (apiVersion === 'v1' && OTHERS.has(kind)) return undefined;
  const kinds = stableKinds().filter((one) => one.apiVersion === apiVersion);
  return kinds.length === 0 ? undefined : kinds.map((one) => one.kind).sort();
}
