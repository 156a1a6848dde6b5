import { addAliasAnswers, withAliased } from './alias-answers';
import { Answers } from './answers';
import type { Discovery } from './discovery';
import { DNS_STATES, type DnsState, type Moment } from './endpoint';
import { reverseAnswers } from './reverse-answers';
import { addServiceAnswers } from './service-answers';

/** What CoreDNS answers in one state: each question that has data, and its sorted values. */
export type StateAnswers = Readonly<Record<string, readonly string[]>>;

/** What CoreDNS answers in each of the three states, and at this moment where the objects were read from a cluster. */
export type PredictedAnswers = Readonly<Record<DnsState, StateAnswers>> & { readonly now?: StateAnswers };

/** The answers that CoreDNS will give for all objects in the checked files. */
export function predictAnswers(discovery: Discovery): PredictedAnswers {
  const [starting, ready, unready] = DNS_STATES.map((state) => answersIn(discovery, state).sorted());
  const now = discovery.live === undefined ? {} : { now: answersIn(discovery, 'now').sorted() };
  return { starting: starting ?? {}, ready: ready ?? {}, unready: unready ?? {}, ...now };
}

function answersIn(discovery: Discovery, state: Moment): Answers {
  const answers = new Answers();
  const aliases = discovery.services.filter((service) => service.externalName !== undefined);
  for (const service of discovery.services)
    if (service.externalName === undefined) addServiceAnswers(answers, discovery, service, state);
  const inZone = new Answers();
  if (aliases.length > 0)
    for (const service of withAliased(discovery, aliases))
      if (service.externalName === undefined) addServiceAnswers(inZone, discovery, service, state);
  for (const service of aliases) addAliasAnswers(answers, discovery, service, inZone);
  answers.addAll(reverseAnswers(discovery, state));
  return answers;
}
