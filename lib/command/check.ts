import type { PlacedFinding } from '../reading/placed-finding';
import { Reader } from '../reading/reader';
import type { Result } from '../report/result';
import type { Rule } from '../rules/rule';
import { runRules } from '../run/run';
import { over } from '../settings/read-settings';
import type { SettingsFile } from '../settings/settings-file';
import type { RunSettings } from '../settings/settings-table';

/** What a run of `check` needs. */
export interface CheckRequest {
  /** Files, folders, and `-` for stdin. */
  readonly paths: readonly string[];
  readonly stdin?: Buffer;
  /** The settings of the flags; they go before those of the settings file. */
  readonly settings: Partial<RunSettings>;
  readonly file: SettingsFile;
  readonly rules?: readonly Rule[];
}

/** Reads the paths and runs the rules on what they hold. */
export function check(request: CheckRequest): Result {
  const { file, rules } = request;
  const reading = new Reader(request.stdin).read(request.paths);
  const outcome = runRules(reading.manifests, {
    settings: over(request.settings, file.settings),
    fileOf: (manifest) => reading.fileOf(manifest),
    originOf: (manifest) => reading.originOf(manifest),
    found: reading.findings,
    rules,
  });
  const findings = outcome.findings.map((finding) => ({
    ...finding,
    place: reading.place(finding.object, finding.path) ?? file.place(finding.object),
  }));
  return {
    findings: inPlace(findings, reading.files),
    problems: reading.problems,
    files: reading.files.length,
    objects: reading.manifests.length,
    acknowledged: outcome.acknowledged.length,
    failed: outcome.failed,
  };
}

/** By file in the order of reading, then by line; what has no place comes last. */
function inPlace(findings: readonly PlacedFinding[], files: readonly string[]): readonly PlacedFinding[] {
  const order = new Map(files.map((name, index) => [name, index]));
  const file = ({ place }: PlacedFinding): number =>
    place === undefined ? files.length + 1 : (order.get(place.file) ?? files.length);
  return [...findings].sort(
    (a, b) =>
      file(a) - file(b) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
}
