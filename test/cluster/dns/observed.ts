import type { LiveObjects } from './live-objects';
import type { Resolver } from './resolver';
import { questionsAbout } from './questions';

/** What CoreDNS answers: each question that has data, and its sorted values. */
export type Observed = Readonly<Record<string, readonly string[]>>;

/**
 * Asks CoreDNS everything that was predicted, and everything that the contract gives a name to: what must not be there
 * is asked for as well.
 */
export async function observe(resolver: Resolver, live: LiveObjects, predicted: Iterable<string>): Promise<Observed> {
  const questions = [...new Set([...predicted, ...questionsAbout(live)])];
  const answers = await Promise.all(
    questions.map(async (question) => {
      const [type = '', name = ''] = question.split(' ');
      return [question, await resolver.ask(type, name)] as const;
    }),
  );
  return Object.fromEntries(answers.filter(([, values]) => values.length > 0));
}
