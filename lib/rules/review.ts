import type { Acknowledgement, MalformedAcknowledgement } from './acknowledgement';
import type { Finding } from './finding';
import type { Rule } from './rule';

/** A finding that somebody has seen and let stand. */
export interface AcknowledgedFinding {
  readonly finding: Finding;
  readonly acknowledgement: Acknowledgement;
}

/** What became of the acknowledgements of a run; the rules on acknowledgements judge it. */
export interface Review {
  /** The findings that nobody acknowledged. */
  readonly open: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** They name a rule of the run, have a reason, and no finding is theirs. */
  readonly unused: readonly Acknowledgement[];
  /** They give no reason. */
  readonly unreasoned: readonly Acknowledgement[];
  /** They name no rule that exists. */
  readonly unknown: readonly Acknowledgement[];
  readonly malformed: readonly MalformedAcknowledgement[];
  /** Ids of all rules, to tell what was meant by an unknown one. */
  readonly ruleIds: readonly string[];
}

/** Puts each finding beside the acknowledgement that lets it stand. */
export function review(
  findings: readonly Finding[],
  acknowledgements: readonly Acknowledgement[],
  malformed: readonly MalformedAcknowledgement[],
  rules: readonly Rule[],
): Review {
  const ruleIds = rules.map((rule) => rule.id);
  const known = new Set(ruleIds);
  const byRule = new Map<string, Acknowledgement[]>();
  for (const acknowledgement of acknowledgements) {
    if (acknowledgement.reason.trim() === '' || !known.has(acknowledgement.rule)) continue;
    const there = byRule.get(acknowledgement.rule);
    if (there === undefined) byRule.set(acknowledgement.rule, [acknowledgement]);
    else there.push(acknowledgement);
  }
  const open: Finding[] = [];
  const acknowledged: AcknowledgedFinding[] = [];
  const used = new Set<Acknowledgement>();
  for (const finding of findings) {
    const matching = (byRule.get(finding.rule.id) ?? []).filter((candidate) => candidate.covers(finding.object));
    for (const acknowledgement of matching) used.add(acknowledgement);
    const [first] = matching;
    if (first === undefined) open.push(finding);
    else acknowledged.push({ finding, acknowledgement: first });
  }
  return {
    open,
    acknowledged,
    unused: [...byRule.values()].flat().filter((acknowledgement) => !used.has(acknowledgement)),
    unreasoned: acknowledgements.filter(({ rule, reason }) => known.has(rule) && reason.trim() === ''),
    unknown: acknowledgements.filter(({ rule }) => !known.has(rule)),
    malformed,
    ruleIds,
  };
}
