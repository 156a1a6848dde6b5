import { baseObjects } from './bases';
import { harmlessFor, writtenFor } from './mistakes/all';
import type { Draft, Mutant } from './mutant';
import { changesOf } from './operators/operators';
import { randomOf, shuffled } from './random';

/** The same mutants for the same seed: half of them mistakes written by hand, a tenth harmless, the rest made by operators. */
export function drawnMutants(count: number, seed: number): Mutant[] {
  const random = randomOf(seed);
  const bases = baseObjects();
  const written = evenly(shuffled(bases.flatMap(writtenFor), random)).slice(0, count / 2);
  const harmless = shuffled(bases.flatMap(harmlessFor), random).slice(0, count / 10);
  const made = evenly(shuffled(bases.flatMap(changesOf), random));
  const mutants = new Map<string, Mutant>();
  for (const { make } of [...written, ...harmless, ...made]) {
    if (mutants.size === count) break;
    const mutant = make();
    if (!mutants.has(mutant.text)) mutants.set(mutant.text, mutant);
  }
  return [...mutants.values()];
}

/** In turns, one draft of each mistake, so that no operator drowns the others. */
function evenly(drafts: readonly Draft[]): Draft[] {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) groups.set(draft.mistake, [...(groups.get(draft.mistake) ?? []), draft]);
  const turns: Draft[] = [];
  for (let turn = 0; turns.length < drafts.length; turn++)
    for (const group of groups.values()) if (turn < group.length) turns.push(group[turn]!);
  return turns;
}
