import fc from 'fast-check';
import { run } from '../run';

/**
 * Tries smaller and smaller forms of a random value of `run.seed`, by its place among the values, and fails with the
 * smallest that does not hold either.
 */
export async function failWithSmallest<T>(
  values: fc.Arbitrary<T>,
  place: number,
  holds: (value: T) => void | Promise<void>,
): Promise<never> {
  await fc.assert(
    fc.asyncProperty(values, async (value) => holds(value)),
    {
      seed: run.seed,
      path: `${place}`,
      numRuns: 1,
      plugins: [fc.interruptAfterTimeLimit(300_000)],
    },
  );
  throw new Error(`value ${place} of seed ${run.seed} differed once, and not when it was tried again`);
}
