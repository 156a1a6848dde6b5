import type { Api, Live } from '../api/api';
import type { Resolver } from './resolver';
import { questionsAbout } from './questions';

/** Everything of some namespaces that decides what DNS says. */
export interface LiveObjects {
  readonly pods: readonly Live[];
  readonly services: readonly Live[];
  readonly slices: readonly Live[];
}

/** What CoreDNS answers: each question that has data, and its sorted values. */
export type Observed = Readonly<Record<string, readonly string[]>>;

/** The Service of the API server itself is in every cluster and in no manifest. */
const isClusters = ({ metadata }: Live): boolean => metadata.namespace === 'default' && metadata.name === 'kubernetes';

/** Reads what lives in these namespaces. */
export async function liveObjects(api: Api, namespaces: readonly string[]): Promise<LiveObjects> {
  const all = (apiVersion: string, kind: string) =>
    Promise.all(namespaces.map((namespace) => api.list(apiVersion, kind, namespace))).then((lists) =>
      lists.flat().filter((object) => !isClusters(object)),
    );
  const [pods, services, slices] = await Promise.all([
    all('v1', 'Pod'),
    all('v1', 'Service'),
    all('discovery.k8s.io/v1', 'EndpointSlice'),
  ]);
  return { pods, services, slices };
}

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
