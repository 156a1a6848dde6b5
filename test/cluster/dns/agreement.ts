import type { StateAnswers } from '../../../lib/discovery/predicted-answers';
import type { Api } from '../api/api';
import { landed } from './placeholders';
import { liveObjects } from './live-objects';
import { observe, type Observed } from './observed';
import type { Resolver } from './resolver';

/** One line for each question whose predicted and observed values differ. */
export function differences(predicted: Observed, observed: Observed): string[] {
  const questions = [...new Set([...Object.keys(predicted), ...Object.keys(observed)])].sort();
  const values = (answers: Observed, question: string) => answers[question]?.join(', ') ?? 'nothing';
  return questions
    .map((question) => [question, values(predicted, question), values(observed, question)])
    .filter(([, wanted, found]) => wanted !== found)
    .map(([question, wanted, found]) => `${question}\n    predicted ${wanted}\n    observed  ${found}`);
}

/** How long controllers and CoreDNS may be at rest with a difference, before it counts as one. */
const PATIENCE_MS = 10_000;
/** How long an agreement must hold, so that none is met in passing. */
const PROOF_MS = 300;

/** What is left when the controllers and CoreDNS have come to rest; no difference is agreement. */
export async function disagreement(
  api: Api,
  resolver: Resolver,
  namespaces: readonly string[],
  predicted: StateAnswers,
  patienceMs = PATIENCE_MS,
): Promise<{ readonly differences: readonly string[]; readonly records: number }> {
  let last = '';
  for (let lastChange = Date.now(); ;) {
    const live = await liveObjects(api, namespaces);
    const wanted = landed(predicted, live);
    const compare = async () => {
      const observed = await observe(resolver, live, Object.keys(wanted));
      const found = differences(wanted, observed);
      if (JSON.stringify(observed) !== last) lastChange = Date.now();
      last = JSON.stringify(observed);
      return { differences: found, records: Object.values(observed).flat().length };
    };
    const first = await compare();
    await new Promise((done) => setTimeout(done, PROOF_MS));
    const second = first.differences.length === 0 ? await compare() : first;
    if (second.differences.length === 0 || Date.now() - lastChange > patienceMs) return second;
  }
}
