import type { StateAnswers } from '../../../lib/discovery/prediction';
import type { Api } from '../api/api';
import { landed } from './placeholders';
import { liveObjects, observe, type Observed } from './observed';
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

/** How long controllers and CoreDNS may take to follow. */
const PATIENCE_MS = 20_000;
/** How long an agreement must hold, so that none is met in passing. */
const PROOF_MS = 300;

/** The differences that remain when the controllers and CoreDNS have come to rest; none is agreement. */
export async function disagreement(
  api: Api,
  resolver: Resolver,
  namespaces: readonly string[],
  predicted: StateAnswers,
): Promise<{ readonly differences: readonly string[]; readonly records: number }> {
  const look = async () => {
    const live = await liveObjects(api, namespaces);
    const wanted = landed(predicted, live);
    const observed = await observe(resolver, live, Object.keys(wanted));
    return { differences: differences(wanted, observed), records: Object.values(observed).flat().length };
  };
  for (const start = Date.now(); ;) {
    const first = await look();
    await new Promise((done) => setTimeout(done, PROOF_MS));
    if (first.differences.length > 0 && Date.now() - start < PATIENCE_MS) continue;
    const second = await look();
    if (second.differences.length === 0 || Date.now() - start >= PATIENCE_MS) return second;
  }
}
