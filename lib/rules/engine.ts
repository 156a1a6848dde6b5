import { recogniseMesh } from '../connections/mesh/recognise-mesh';
import { compareVersions } from '../kubernetes/versions';
import { Inventory } from '../manifest/inventory';
import { addToList } from '../manifest/lists';
import type { Manifest } from '../manifest/manifest';
import type { OriginOf } from '../manifest/origin';
import { annotatedAcknowledgements, type Acknowledgement } from './acknowledgement';
import { reviewAcknowledgements, type AcknowledgedFinding } from './acknowledgement-review';
import type { Finding } from './finding';
import { withoutOutranked } from './precedence';
import type { Rule, RuleFinding, Run } from './rule';
import { ruleFailure } from './rule-failure';
import { isServerWritten } from './server-written';
import { DEFAULT_SETTINGS, type Mesh, type Settings } from './settings';
import type { Severity } from './severity';
import { asMeant, asWritten } from './shared/manifest/meant-object';
import { sortedFindings } from './sorted-findings';

/** What an inspection needs beside the manifests. */
export interface Inspection {
  readonly rules: readonly Rule[];
  readonly settings?: Settings;
  /** Those from outside the manifests; the annotations are always read. */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** The cluster that a manifest is for; all are for one where it is left out. Each cluster is checked by itself. */
  readonly clusterOf?: (manifest: Manifest) => string;
  /** Where a manifest is written; what lies in one folder is applied together. */
  readonly originOf?: OriginOf;
  /** What was found while the manifests were read; it is acknowledged, sorted and counted with the rest. */
  readonly found?: readonly Finding[];
  /** What somebody else finds in the objects of one cluster. What a rule finds at the same field is left out. */
  readonly foundIn?: (run: Run) => readonly Finding[];
}

/** The result of an inspection. */
export interface Report {
  /** What nobody acknowledged, in the order of the objects. */
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** The mesh of each cluster, as set or as recognised. */
  readonly meshes: ReadonlyMap<string, Mesh | undefined>;
}

/** Runs the rules over all manifests and leaves out what the manifests' own annotations acknowledge. */
export function check(
  manifests: readonly Manifest[],
  rules: readonly Rule[],
  settings: Settings = DEFAULT_SETTINGS,
): readonly Finding[] {
  return inspect(manifests, { rules, settings }).findings;
}

/** Runs the rules over the manifests, cluster by cluster, and sorts out what is acknowledged. */
export function inspect(manifests: readonly Manifest[], inspection: Inspection): Report {
  const { settings = DEFAULT_SETTINGS, found = [] } = inspection;
  const rules = inspection.rules.filter(
    ({ since }) => since === undefined || compareVersions(since, settings.kubernetes.newest) <= 0,
  );
  const runs = runsByCluster(manifests, settings, inspection);
  const ofClusters = [...runs.values()].flatMap((run) => {
    const others = inspection.foundIn?.(run) ?? [];
    const ofRules = withoutOutranked(
      rules.flatMap((rule) => (rule.judgesAcknowledgements === true ? [] : findingsOf(rule, run))),
      rules,
    );
    return [...others, ...ofRules.filter((finding) => !others.some((other) => isSamePlace(finding, other)))];
  });
  const annotated = manifests.map(annotatedAcknowledgements);
  const review = reviewAcknowledgements(
    sortedFindings([...found, ...ofClusters], manifests),
    [...annotated.flatMap(({ acknowledgements }) => acknowledgements), ...(inspection.acknowledgements ?? [])],
    annotated.flatMap(({ malformed }) => malformed),
    inspection.rules.map(({ id }) => id),
  );
  // Acknowledgements are judged once, over the objects of all clusters.
  const [firstRun] = runs.values();
  const wholeRun =
    runs.size === 1 && firstRun !== undefined ? firstRun : { inventory: new Inventory(manifests), settings };
  const ofAcknowledgements = rules.flatMap((rule) =>
    rule.judgesAcknowledgements === true ? findingsOf(rule, { ...wholeRun, acknowledgementReview: review }) : [],
  );
  return {
    findings:
      ofAcknowledgements.length === 0
        ? review.open
        : sortedFindings([...review.open, ...ofAcknowledgements], manifests),
    acknowledged: review.acknowledged,
    meshes: new Map([...runs].map(([cluster, run]) => [cluster, run.settings.mesh])),
  };
}

function runsByCluster(
  manifests: readonly Manifest[],
  settings: Settings,
  { clusterOf, originOf }: Pick<Inspection, 'clusterOf' | 'originOf'>,
): ReadonlyMap<string, Run> {
  const clusters = new Map<string, Manifest[]>();
  for (const manifest of manifests) addToList(clusters, clusterOf?.(manifest) ?? '', manifest);
  const runs = new Map<string, Run>();
  for (const [cluster, members] of clusters) {
    const inventory = new Inventory(members.map(asMeant), originOf && ((manifest) => originOf(asWritten(manifest))));
    runs.set(cluster, { inventory, settings: { ...settings, mesh: settings.mesh ?? recogniseMesh(inventory) } });
  }
  return runs;
}

/** What a rule finds; where it throws, a finding about the rule itself, and the other rules still run. */
function findingsOf(rule: Rule, run: Run): readonly Finding[] {
  const findings: Finding[] = [];
  try {
    for (const finding of rule.check(run)) {
      if (isServerWritten(finding.object, finding.path)) continue;
      findings.push({
        rule,
        severity: severityOf(rule, finding, run.settings),
        object: asWritten(finding.object),
        path: finding.path,
        found: finding.found,
        expected: finding.expected,
        fix: finding.fix ?? rule.fix,
      });
    }
  } catch (error) {
    findings.push(ruleFailure(rule, run, error));
  }
  return findings;
}

function isSamePlace(one: Finding, other: Finding): boolean {
  return one.rule.id === other.rule.id && one.object === other.object && one.path === other.path;
}

function severityOf(rule: Rule, finding: RuleFinding, settings: Settings): Severity {
  const severity = finding.severity ?? rule.severity;
  return settings.strict && severity === 'info' && rule.enforcement === 'practice' ? 'warning' : severity;
}
