import { relative, resolve, sep } from 'node:path';
import { dig, text, type Manifest } from '../manifest/manifest';
import { Reader, type Reading } from '../reading/reader';
import type { Entry, ObjectName, Result } from '../report/result';
import { CATALOGUE } from '../rules/catalogue';
import { clusterOfPath, type Clusters } from '../rules/cluster';
import { inspect } from '../rules/engine';
import type { Finding } from '../rules/finding';
import type { Rule } from '../rules/rule';
import { DEFAULT_SETTINGS, type Settings } from '../rules/settings';
import type { SettingsFile } from '../settings/settings-file';

/** What a run of `check` is asked. */
export interface CheckRequest {
  /** Files, folders, and `-` for stdin. */
  readonly paths: readonly string[];
  readonly stdin?: Buffer;
  /** What the flags say; it goes before what the settings file says. */
  readonly settings: Partial<Settings>;
  readonly clusters?: Clusters;
  readonly file: SettingsFile;
  readonly rules?: readonly Rule[];
}

/** Reads the paths and puts every rule to what they hold. */
export function check(request: CheckRequest): Result {
  const { file, rules = CATALOGUE } = request;
  const reading = new Reader(request.stdin).read(request.paths);
  const clusters = request.clusters ?? file.clusters;
  const clusterOf = Object.keys(clusters).length === 0 ? undefined : clusterOfFile(clusters);
  const report = inspect(reading.manifests, {
    rules,
    settings: { ...DEFAULT_SETTINGS, ...file.settings, ...request.settings },
    acknowledgements: file.acknowledgements,
    clusterOf: clusterOf && ((manifest) => clusterOf(reading.fileOf(manifest) ?? '')),
    found: reading.faults,
  });
  return {
    entries: inPlace(
      report.findings.map((finding) => entryOf(finding, reading, file)),
      reading.files,
    ),
    problems: reading.problems,
    files: reading.files.length,
    objects: reading.manifests.length,
    acknowledged: report.acknowledged.length,
  };
}

function entryOf(finding: Finding, reading: Reading, file: SettingsFile): Entry {
  const { rule, severity, object, path, found, expected, fix } = finding;
  const place = reading.place(object, path) ?? file.place(object);
  return { rule, severity, object: nameOf(object), path, place, found, expected, fix };
}

function nameOf(object: Manifest): ObjectName {
  return {
    apiVersion: text(object.apiVersion) ?? '',
    kind: text(object.kind) ?? '',
    namespace: text(dig(object, 'metadata', 'namespace')) ?? '',
    name: text(dig(object, 'metadata', 'name')) ?? '',
  };
}

/** By file in the order of reading, then by line; what has no place comes last. */
function inPlace(entries: readonly Entry[], files: readonly string[]): readonly Entry[] {
  const order = new Map(files.map((name, index) => [name, index]));
  const file = ({ place }: Entry): number =>
    place === undefined ? files.length + 1 : (order.get(place.file) ?? files.length);
  return [...entries].sort(
    (a, b) =>
      file(a) - file(b) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
}

/**
 * Tells which cluster a file is for.
 *
 * Patterns and files are compared as paths from the working directory, however they were written. A file is asked for
 * once for each of its objects, and answered for once.
 */
function clusterOfFile(clusters: Clusters): (file: string) => string {
  const fromHere = Object.entries(clusters).map(([name, paths]) => [name, paths.map(pathFromHere)]);
  const clusterOf = clusterOfPath(Object.fromEntries(fromHere));
  const known = new Map<string, string>();
  return (file) => {
    let cluster = known.get(file);
    if (cluster === undefined) known.set(file, (cluster = clusterOf(pathFromHere(file))));
    return cluster;
  };
}

function pathFromHere(path: string): string {
  return relative(process.cwd(), resolve(path)).split(sep).join('/');
}
