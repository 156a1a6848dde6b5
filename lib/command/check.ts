import { dig, text, type Manifest } from '../manifest/manifest';
import { Reader, type Reading } from '../reading/reader';
import type { Entry, ObjectName, Result } from '../report/result';
import type { Finding } from '../rules/finding';
import type { Rule } from '../rules/rule';
import { runRules } from '../run/run';
import { over } from '../settings/read-settings';
import type { SettingsFile } from '../settings/settings-file';
import type { RunSettings } from '../settings/settings-table';

/** What a run of `check` is asked. */
export interface CheckRequest {
  /** Files, folders, and `-` for stdin. */
  readonly paths: readonly string[];
  readonly stdin?: Buffer;
  /** What the flags say; it goes before what the settings file says. */
  readonly settings: Partial<RunSettings>;
  readonly file: SettingsFile;
  readonly rules?: readonly Rule[];
}

/** Reads the paths and puts every rule to what they hold. */
export function check(request: CheckRequest): Result {
  const { file, rules } = request;
  const reading = new Reader(request.stdin).read(request.paths);
  const outcome = runRules(reading.manifests, {
    settings: over(request.settings, file.settings),
    fileOf: (manifest) => reading.fileOf(manifest),
    found: reading.faults,
    rules,
  });
  return {
    entries: inPlace(
      outcome.findings.map((finding) => entryOf(finding, reading, file)),
      reading.files,
    ),
    problems: reading.problems,
    files: reading.files.length,
    objects: reading.manifests.length,
    acknowledged: outcome.acknowledged.length,
    failed: outcome.failed,
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
