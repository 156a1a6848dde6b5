import { addToList } from '../manifest/lists';
import type { Acknowledgement, MalformedAcknowledgement } from './acknowledgement';
import type { Finding } from './finding';

/** A finding that somebody knows and accepts. */
export interface AcknowledgedFinding {
  readonly finding: Finding;
  readonly acknowledgement: Acknowledgement;
}

/** Which findings of a run are acknowledged, and which acknowledgements are of no use. */
export interface AcknowledgementReview {
  /** The findings that nobody acknowledged. */
  readonly open: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** Acknowledgements with a known rule and a reason that match no finding. */
  readonly unused: readonly Acknowledgement[];
  readonly withoutReason: readonly Acknowledgement[];
  /** Acknowledgements of a rule that does not exist. */
  readonly unknown: readonly Acknowledgement[];
  readonly malformed: readonly MalformedAcknowledgement[];
  /** Ids of all rules, from which the nearest to an unknown one is named. */
  readonly ruleIds: readonly string[];
}

/** Matches the findings of a run with its acknowledgements. */
export function reviewAcknowledgements(
  findings: readonly Finding[],
  acknowledgements: readonly Acknowledgement[],
  malformed: readonly MalformedAcknowledgement[],
  ruleIds: readonly string[],
): AcknowledgementReview {
  const known = new Set([...ruleIds, ...findings.map(({ rule }) => rule.id)]);
  const byRule = new Map<string, Acknowledgement[]>();
  for (const acknowledgement of acknowledgements)
    if (acknowledgement.reason.trim() !== '' && known.has(acknowledgement.rule))
      addToList(byRule, acknowledgement.rule, acknowledgement);
  const open: Finding[] = [];
  const acknowledged: AcknowledgedFinding[] = [];
  const used = new Set<Acknowledgement>();
  for (const finding of findings) {
    const matching = (byRule.get(finding.rule.id) ?? []).filter((candidate) =>
      candidate.covers(finding.object, finding),
    );
    for (const acknowledgement of matching) used.add(acknowledgement);
    const [first] = matching;
    if (first === undefined) open.push(finding);
    else acknowledged.push({ finding, acknowledgement: first });
  }
  return {
    open,
    acknowledged,
    unused: [...byRule.values()].flat().filter((acknowledgement) => !used.has(acknowledgement)),
    withoutReason: acknowledgements.filter(({ rule, reason }) => known.has(rule) && reason.trim() === ''),
    unknown: acknowledgements.filter(({ rule }) => !known.has(rule)),
    malformed,
    ruleIds,
  };
}
