import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policySet, type PolicySet } from '../../policies/policy-set';
import { cyclonusVerdicts, predictedVerdicts } from '../../policies/verdicts';
import { failWithSmallest } from '../../random/smallest';
import { run } from '../../run';

/** How many sets of policies are judged. */
const COUNT = 2000;

test(
  `${COUNT} random sets of NetworkPolicies let through what Cyclonus lets through`,
  { timeout: 600_000 },
  async () => {
    const sets = fc.sample(policySet, { numRuns: COUNT, seed: run.seed });
    const judged = compared(sets);
    const differs = judged.findIndex(({ predicted, cyclonus }) => !isSame(predicted, cyclonus));
    // The smallest set that differs says most.
    if (differs >= 0)
      await failWithSmallest(policySet, differs, (set) => {
        for (const { predicted, cyclonus } of compared([set])) expect(predicted).toEqual(cyclonus);
      });
    expect(differs).toBe(-1);
    const through = judged.flatMap(({ cyclonus }) => cyclonus.map(({ egress, ingress }) => egress && ingress));
    console.log(`${through.length} calls judged, ${through.filter(Boolean).length} of them let through`);
    // Sets that let all calls through, or none, would show nothing.
    expect(new Set(through).size).toBe(2);
  },
);

function compared(sets: readonly PolicySet[]) {
  const answers = cyclonusVerdicts(run.parts.policies.binary, sets);
  return sets.map((set, place) => ({ predicted: predictedVerdicts(set), cyclonus: answers[place] ?? [] }));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
