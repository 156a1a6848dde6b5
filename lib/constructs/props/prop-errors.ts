import type { Construct } from 'constructs';
import { quoted } from './quoted';

/** Collects what is wrong with the props of one construct, so that all of it is reported at once. */
export class PropErrors {
  readonly #lines: string[] = [];
  readonly #settled: string[] = [];

  /** The report of a construct that is not made yet. */
  public static at(kind: string, scope: Construct, id: string): PropErrors {
    // Without a scope, cdk8s says what is missing; until then this must not fail.
    const above = () => (scope as Construct | undefined)?.node.path ?? '';
    return new PropErrors(kind, () => [above(), id].filter((part) => part !== '').join('/'));
  }

  /**
   * @param kind the construct's class
   * @param path the construct's path, which is put together only where it is needed
   */
  public constructor(
    private readonly kind: string,
    private readonly path: () => string,
  ) {}

  /**
   * Adds what is wrong with one prop.
   *
   * @param prop the prop to change: `ports[1].name`
   * @param found the value it has
   * @param expected what would be right
   * @param why what happens otherwise
   */
  public add(prop: string, found: unknown, expected: string, why: string): void {
    this.addFound(prop, quoted(found), expected, why);
  }

  /** The same, where what was found is in words already. */
  public addFound(prop: string, found: string, expected: string, why: string): void {
    if (this.#settled.some((one) => isWithin(prop, one))) return;
    this.#lines.push(`${prop}: got ${found}; expected ${expected}. ${why}`);
  }

  /** Adds a value that is of another kind than the prop. Nothing more is added for that prop. */
  public addWrongKind(prop: string, found: unknown, expected: string): void {
    this.add(prop, found, expected, 'A value of another kind cannot be used.');
    this.#settled.push(prop);
  }

  /** Adds what is wrong with one prop, where the message says what was found and what is expected. */
  public addMessage(prop: string, message: string): void {
    this.#lines.push(`${prop}: ${message}`);
  }

  /** Adds each of the API server's messages about one string; about a missing one, those about the empty string. */
  public addEach(
    prop: string,
    found: string | undefined,
    errorsOf: (text: string) => readonly string[],
    why: string,
  ): void {
    const value = found === undefined ? 'a value' : 'another value';
    for (const message of errorsOf(found ?? '')) this.add(prop, found, `${value}: ${message}`, why);
  }

  public get found(): readonly string[] {
    return this.#lines;
  }

  /** Whether a prop has an error already. */
  public has(prop: string): boolean {
    return this.#lines.some((line) => line.startsWith(`${prop}: `));
  }

  /** Whether a prop, or a part of it, has an error already. */
  public hasWithin(prop: string): boolean {
    return this.#lines.some((line) => isWithin(line, prop)) || this.#settled.some((one) => isWithin(prop, one));
  }

  /** Ends with one error that names all of them; does nothing when there is none. */
  public throwIfAny(refused = 'cannot be built from these props'): void {
    if (this.#lines.length === 0) return;
    const lines = this.#lines.map((line) => `\n  - ${line}`).join('');
    throw new Error(`${this.kind} "${this.path()}" ${refused}:${lines}`);
  }
}

/** Whether a prop is another one, or a part of it. */
function isWithin(prop: string, outer: string): boolean {
  return prop.startsWith(outer) && /^($|[.[:])/.test(prop.slice(outer.length));
}
