import { Inventory } from '../manifest/inventory';
import type { Manifest } from '../manifest/manifest';
import { annotatedAcknowledgements, type Acknowledgement } from './acknowledgement';
import type { Finding } from './finding';
import { recogniseMesh } from './mesh';
import { inOrder } from './order';
import { withoutOutranked } from './precedence';
import { review, type AcknowledgedFinding } from './review';
import type { RuleFinding, Rule, Run, Severity } from './rule';
import { ruleFailure } from './rule-failure';
import { asMeant, asWritten } from './shared/manifest/meant-kind';
import { DEFAULT_SETTINGS, type Mesh, type Settings } from './settings';
import { compareVersions } from '../kubernetes/versions';

/** What an inspection needs beside the manifests. */
export interface Inspection {
  readonly rules: readonly Rule[];
  readonly settings?: Settings;
  /** Those that stand outside the manifests; the annotations are read anyway. */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** Names the cluster that a manifest is for. Left out, all are for one. Objects of two clusters never meet. */
  readonly clusterOf?: (manifest: Manifest) => string;
  /** What was found while the manifests were read; it is acknowledged, ordered and counted with the rest. */
  readonly found?: readonly Finding[];
}

/** What an inspection came to. */
export interface Report {
  /** What nobody acknowledged, in the order of the objects. */
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** The mesh of each cluster, as set or as recognised. */
  readonly meshes: ReadonlyMap<string, Mesh | undefined>;
}

/** Puts every rule to all manifests and leaves out what the manifests' own annotations acknowledge. */
export function check(
  manifests: readonly Manifest[],
  rules: readonly Rule[],
  settings: Settings = DEFAULT_SETTINGS,
): readonly Finding[] {
  return inspect(manifests, { rules, settings }).findings;
}

/** Puts every rule to the manifests, cluster by cluster, and weighs what was found against what is acknowledged. */
export function inspect(manifests: readonly Manifest[], inspection: Inspection): Report {
  const { settings = DEFAULT_SETTINGS, found = [] } = inspection;
  const rules = inspection.rules.filter(
    ({ since }) => since === undefined || compareVersions(since, settings.kubernetes.newest) <= 0,
  );
  const runs = runsOf(manifests, settings, inspection.clusterOf);
  const spoken = [...runs.values()].flatMap((run) =>
    withoutOutranked(
      rules.flatMap((rule) => (rule.afterReview === true ? [] : put(rule, run))),
      rules,
    ),
  );
  const annotated = manifests.map(annotatedAcknowledgements);
  const outcome = review(
    inOrder([...found, ...spoken], manifests),
    [...annotated.flatMap(({ acknowledgements }) => acknowledgements), ...(inspection.acknowledgements ?? [])],
    annotated.flatMap(({ malformed }) => malformed),
    inspection.rules,
  );
  const whole = runs.size === 1 ? [...runs.values()] : [{ inventory: new Inventory(manifests), settings }];
  const judged = whole.flatMap((run) =>
    rules.flatMap((rule) => (rule.afterReview === true ? put(rule, { ...run, review: outcome }) : [])),
  );
  return {
    findings: judged.length === 0 ? outcome.open : inOrder([...outcome.open, ...judged], manifests),
    acknowledged: outcome.acknowledged,
    meshes: new Map([...runs].map(([cluster, run]) => [cluster, run.settings.mesh])),
  };
}

function runsOf(
  manifests: readonly Manifest[],
  settings: Settings,
  clusterOf: Inspection['clusterOf'],
): ReadonlyMap<string, Run> {
  const clusters = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const cluster = clusterOf?.(manifest) ?? '';
    const there = clusters.get(cluster);
    if (there === undefined) clusters.set(cluster, [manifest]);
    else there.push(manifest);
  }
  const runs = new Map<string, Run>();
  for (const [cluster, members] of clusters) {
    const inventory = new Inventory(members.map(asMeant));
    runs.set(cluster, { inventory, settings: { ...settings, mesh: settings.mesh ?? recogniseMesh(inventory) } });
  }
  return runs;
}

/** A rule's findings; one about the rule itself where it throws, so that the others are still heard. */
function put(rule: Rule, run: Run): readonly Finding[] {
  const findings: Finding[] = [];
  try {
    for (const fault of rule.check(run))
      findings.push({
        rule,
        severity: severityOf(rule, fault, run.settings),
        object: asWritten(fault.object),
        path: fault.path,
        found: fault.found,
        expected: fault.expected,
        fix: fault.fix ?? rule.fix,
      });
  } catch (error) {
    findings.push(ruleFailure(rule, run, error));
  }
  return findings;
}

function severityOf(rule: Rule, fault: RuleFinding, settings: Settings): Severity {
  const severity = fault.severity ?? rule.severity;
  return settings.strict && severity === 'info' && rule.enforcement === 'practice' ? 'warning' : severity;
}
