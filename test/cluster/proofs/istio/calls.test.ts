import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meshSet } from '../../istio/mesh-set';
import { compareWithSimulator } from '../../istio/simulated';
import { failWithSmallest } from '../../random/smallest';
import { run } from '../../run';
import { synthesised } from '../../scenarios/scenario';

/** How many random sets of ports are judged. */
const COUNT = 300;

const { binary } = run.parts.istio;

test(
  `what sidecars do with calls to ${COUNT} random sets of ports is what Istio's simulator says`,
  { timeout: 600_000 },
  async () => {
    const sets = fc.sample(meshSet, { numRuns: COUNT, seed: run.seed });
    const { differences, calls, works, unknown } = compareWithSimulator(binary, sets);
    const differs = differences.findIndex((one) => one.length > 0);
    // The smallest set that differs says most.
    if (differs >= 0)
      await failWithSmallest(meshSet, differs, (set) => {
        expect(compareWithSimulator(binary, [set]).differences.flat()).toEqual([]);
      });
    expect(differs).toBe(-1);
    console.log(`${calls} calls judged, ${works} of them get through`);
    expect(unknown).toBe(0);
    expect(works).toBeGreaterThan(COUNT);
    expect(calls - works).toBeGreaterThan(COUNT);
  },
);

test.each(synthesised())('what sidecars do with the calls of $name is what the simulator says', ({ manifests }) => {
  expect(compareWithSimulator(binary, [manifests]).differences.flat()).toEqual([]);
});

test('the calls of search-istio get through', () => {
  const manifests = synthesised().find(({ name }) => name === 'search-istio')?.manifests ?? [];
  const { calls, works } = compareWithSimulator(binary, [manifests]);
  expect(calls).toBeGreaterThan(0);
  expect(works).toBe(calls);
});
