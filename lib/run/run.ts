import type { Manifest } from '../manifest/manifest';
import type { OriginOf } from '../manifest/origin';
import { inspect, type Report } from '../rules/engine';
import type { Finding } from '../rules/finding';
import { lazyCatalogue } from '../rules/lazy-catalogue';
import type { Rule, Run } from '../rules/rule';
import { reaches } from '../rules/severity';
import { DEFAULT_RUN_SETTINGS, type RunSettings } from '../settings/settings-table';
import { clusterOfFile } from './clusters';

/** What a run of the rules needs beside the manifests. */
export interface RunRequest {
  /** What is set; defaults hold for the rest. */
  readonly settings: Partial<RunSettings>;
  /** The file that a manifest was read from; `clusters` of the settings goes by it. */
  readonly fileOf?: (manifest: Manifest) => string | undefined;
  /** The cluster that a manifest is for, where something other than its file says so. */
  readonly clusterOf?: (manifest: Manifest) => string | undefined;
  /** Where a manifest is written; alternatives of one object may lie in several files. */
  readonly originOf?: OriginOf;
  /** What was found while the manifests were read. */
  readonly found?: readonly Finding[];
  /** What somebody else finds in the objects of one cluster. */
  readonly foundIn?: (run: Run) => readonly Finding[];
  readonly rules?: readonly Rule[];
}

/** The result of a run of the rules. */
export interface Outcome extends Report {
  /** Whether a finding is as bad as `failOn` says, or worse. */
  readonly failed: boolean;
}

/** Runs the rules as the settings say: for the command, for the plugin of cdk8s-cli, and for the checks of an app. */
export function runRules(manifests: readonly Manifest[], request: RunRequest): Outcome {
  const { fileOf, found, foundIn, rules = lazyCatalogue(), clusterOf, originOf } = request;
  const { acknowledge, clusters, failOn, ...settings } = { ...DEFAULT_RUN_SETTINGS, ...request.settings };
  const byFile = clusterOfFile(clusters);
  const report = inspect(manifests, {
    rules,
    settings,
    acknowledgements: acknowledge,
    clusterOf: (manifest) => clusterOf?.(manifest) ?? byFile(fileOf?.(manifest)),
    originOf,
    found,
    foundIn,
  });
  return { ...report, failed: report.findings.some(({ severity }) => reaches(severity, failOn)) };
}
