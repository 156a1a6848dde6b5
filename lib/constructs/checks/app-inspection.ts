import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { dig, text, type Manifest } from '../../manifest/manifest';
import { ACKNOWLEDGE_ANNOTATION, type Acknowledgement } from '../../rules/acknowledgement';
import type { Finding } from '../../rules/finding';
import type { AcknowledgedFinding } from '../../rules/acknowledgement-review';
import type { Severity } from '../../rules/severity';
import { runRules } from '../../run/run';
import { over } from '../../settings/read-settings';
import { DEFAULT_RUN_SETTINGS, type RunSettings } from '../../settings/settings-table';
import { Promises } from './promises';
import { render, type Rendered } from './rendering';
import { acknowledgementsOn, clusterOfConstruct, type SubtreeAcknowledgement } from './construct-notes';

/** A finding and the construct that it is about. */
export interface LocatedFinding {
  readonly finding: Finding;
  readonly construct: IConstruct;
  /** Whether it breaks a promise of that construct. */
  readonly promised: boolean;
}

/** What the rules find in an app. */
export interface AppFindings {
  readonly open: readonly LocatedFinding[];
  readonly acknowledged: readonly LocatedFinding[];
  /** The least severity that stops synth, as set. */
  readonly failOn: Severity;
}

/**
 * Renders all objects of an app, one after another, holds what constructs promise against them, and runs the rules on
 * them where these are asked for.
 */
export function inspectApp(
  constructs: readonly IConstruct[],
  settings: Partial<RunSettings>,
  withRules: boolean,
): AppFindings {
  const rendered = render(constructs);
  const promises = new Promises(constructs, rendered);
  const byManifest = new Map<Manifest, IConstruct>(rendered.map(({ object, manifest }) => [manifest, object]));
  const clusters = new Map(rendered.map(({ object, manifest }) => [manifest, clusterOfConstruct(object)]));
  const acknowledgements = constructs.flatMap(acknowledgementsOn).map((noted) => {
    const acknowledgement = onSubtree(noted, byManifest, promises);
    byManifest.set(acknowledgement.object, noted.construct);
    return acknowledgement;
  });
  const report = runRules(
    rendered.map(({ manifest }) => manifest),
    {
      settings: over({ acknowledge: acknowledgements }, settings),
      clusterOf: (manifest) => clusters.get(manifest) ?? '',
      foundIn: (run) => promises.brokenIn(run),
      ...(withRules ? {} : { rules: [] }),
    },
  );
  annotate(report.acknowledged, rendered);
  const [root] = constructs;
  const locate = (finding: Finding): readonly LocatedFinding[] => {
    const promiser = promises.promiserOf(finding);
    const construct = promiser ?? byManifest.get(finding.object) ?? root;
    return construct === undefined ? [] : [{ finding, construct, promised: promiser !== undefined }];
  };
  return {
    open: report.findings.flatMap(locate),
    acknowledged: report.acknowledged.flatMap(({ finding }) => locate(finding)),
    failOn: settings.failOn ?? DEFAULT_RUN_SETTINGS.failOn,
  };
}

function onSubtree(
  noted: SubtreeAcknowledgement,
  byManifest: ReadonlyMap<Manifest, IConstruct>,
  promises: Promises,
): Acknowledgement {
  const { path } = noted.construct.node;
  return {
    rule: noted.rule,
    reason: noted.reason,
    origin: `HeadlessChecks.acknowledge() on "${path}"`,
    object: { kind: 'construct', metadata: { name: path } },
    path: '',
    // A broken promise is about its construct as much as about the object at fault.
    covers: (manifest, finding) =>
      [byManifest.get(manifest), finding && promises.promiserOf(finding)].some(
        (construct) => construct?.node.scopes.includes(noted.construct) === true,
      ),
  };
}

/** Writes what code acknowledges onto the objects themselves, so that the tools that read only YAML know of it too. */
function annotate(acknowledged: readonly AcknowledgedFinding[], rendered: readonly Rendered[]): void {
  const lines = new Map<Manifest, Set<string>>();
  for (const { finding, acknowledgement } of acknowledged) {
    if (acknowledgement.object === finding.object) continue;
    const there = lines.get(finding.object) ?? new Set();
    const reason = acknowledgement.reason.replace(/\s+/g, ' ').trim();
    lines.set(finding.object, there.add(`${acknowledgement.rule}: ${reason}`));
  }
  if (lines.size === 0) return;
  const objects = new Map<Manifest, ApiObject>(rendered.map(({ object, manifest }) => [manifest, object]));
  for (const [manifest, added] of lines) {
    const present = text(dig(manifest, 'metadata', 'annotations', ACKNOWLEDGE_ANNOTATION));
    const value = [...(present === undefined ? [] : [present]), ...added].join('\n');
    objects.get(manifest)?.metadata.addAnnotation(ACKNOWLEDGE_ANNOTATION, value);
  }
}
