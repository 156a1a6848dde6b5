import type { Address } from './endpoint';

/** Questions with the answers to them: `A web-0.nginx.default.svc.cluster.local` and its addresses. */
export class Answers {
  readonly #values = new Map<string, Set<string>>();

  public add(type: 'CNAME' | 'PTR' | 'SRV', name: string, value: string): void {
    this.#put(`${type} ${name}`, value);
  }

  /** Adds an address under A or AAAA. */
  public addAddress(name: string, address: Address): void {
    this.#put(`${address.family === 'IPv6' ? 'AAAA' : 'A'} ${name}`, address.text);
  }

  /** Adds all that another one has. */
  public addAll(others: Answers): void {
    for (const [question, values] of others.#values) for (const value of values) this.#put(question, value);
  }

  /** The answers to one question, in no order. */
  public to(question: string): readonly string[] {
    return [...(this.#values.get(question) ?? [])];
  }

  /** Questions and answers in an order that depends on nothing but themselves. */
  public sorted(): Readonly<Record<string, readonly string[]>> {
    const questions = [...this.#values.keys()].sort();
    return Object.fromEntries(questions.map((question) => [question, [...(this.#values.get(question) ?? [])].sort()]));
  }

  #put(question: string, value: string): void {
    const values = this.#values.get(question);
    if (values === undefined) this.#values.set(question, new Set([value]));
    else values.add(value);
  }
}
