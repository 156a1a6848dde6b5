import type { Service } from '../manifest/service';
import { addAliasAnswers, withAliased } from './alias-answers';
import { Answers } from './answers';
import type { Discovery } from './discovery';
import { DNS_STATES, type DnsState } from './endpoint';
import { reverseAnswers } from './reverse-answers';
import { addServiceAnswers } from './service-answers';

/** What CoreDNS answers in one state: each question that has data, and its sorted values. */
export type StateAnswers = Readonly<Record<string, readonly string[]>>;

/** What CoreDNS answers in each of the three states. */
export type DnsStates = Readonly<Record<DnsState, StateAnswers>>;

/** The answers that CoreDNS will give for the objects in sight, of all Services or of some. */
export class Prediction {
  readonly #reverse = new Map<DnsState, Answers>();

  public constructor(public readonly discovery: Discovery) {}

  /** What will be answered for all objects in sight. */
  public all(): DnsStates {
    return this.#states((state) => {
      const answers = this.#forward(this.discovery.services, state);
      answers.addAll(this.#reverseOf(state));
      return answers;
    });
  }

  /** What will be answered for the names and the addresses of some Services. */
  public of(services: readonly Service[]): DnsStates {
    const reverse = services.flatMap((service) => [
      ...this.discovery.clusterAddresses(service),
      ...this.discovery.endpointsOf(service).flatMap((endpoint) => endpoint.addresses),
    ]);
    return this.#states((state) => {
      const answers = this.#forward(services, state);
      for (const address of reverse)
        if (address.reverse !== undefined)
          for (const name of this.#reverseOf(state).to(`PTR ${address.reverse}`))
            answers.add('PTR', address.reverse, name);
      return answers;
    });
  }

  #states(answersIn: (state: DnsState) => Answers): DnsStates {
    const [starting, ready, unready] = DNS_STATES.map((state) => answersIn(state).sorted());
    return { starting: starting ?? {}, ready: ready ?? {}, unready: unready ?? {} };
  }

  #forward(services: readonly Service[], state: DnsState): Answers {
    const answers = new Answers();
    const aliases = services.filter((service) => service.externalName !== undefined);
    for (const service of services)
      if (service.externalName === undefined) addServiceAnswers(answers, this.discovery, service, state);
    const inZone = new Answers();
    if (aliases.length > 0)
      for (const service of withAliased(this.discovery, aliases))
        if (service.externalName === undefined) addServiceAnswers(inZone, this.discovery, service, state);
    for (const service of aliases) addAliasAnswers(answers, this.discovery, service, inZone);
    return answers;
  }

  #reverseOf(state: DnsState): Answers {
    const known = this.#reverse.get(state) ?? reverseAnswers(this.discovery, state);
    this.#reverse.set(state, known);
    return known;
  }
}
