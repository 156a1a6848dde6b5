import type { Construct } from 'constructs';

/** The value as a user would write it in a message: strings, lists and objects as JSON. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  // JSON would write NaN as null, and a token or an object of a class as its insides.
  if (typeof value === 'number') return `${value}`;
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return shownAs(value);
  if (isOfClass(value)) return shownAs(value);
  try {
    return JSON.stringify(value) ?? shownAs(value);
  } catch {
    // An object that holds itself, or a bigint, has no JSON.
    return shownAs(value);
  }
}

/** What kind of value it is, in words. */
export function shownAs(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (isOfClass(value)) return `an object of class ${(value as object).constructor.name}`;
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}

function isOfClass(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype !== null && prototype !== Object.prototype;
}

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
    if (this.#settled.some((one) => prop === one || (prop.startsWith(one) && '.[:'.includes(prop[one.length]!))))
      return;
    this.#lines.push(`${prop}: got ${shown(found)}; expected ${expected}. ${why}`);
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

  /** Adds each of the API server's messages about one value. */
  public addAll(prop: string, found: unknown, messages: readonly string[], why: string): void {
    for (const message of messages) this.add(prop, found, `a value for which this holds: ${message}`, why);
  }

  public get found(): readonly string[] {
    return this.#lines;
  }

  /** Whether a prop has an error already. */
  public has(prop: string): boolean {
    return this.#lines.some((line) => line.startsWith(`${prop}: `));
  }

  /** Ends with one error that names all of them; does nothing when there is none. */
  public throwIfAny(refused = 'cannot be built from these props'): void {
    if (this.#lines.length === 0) return;
    const lines = this.#lines.map((line) => `\n  - ${line}`).join('');
    throw new Error(`${this.kind} "${this.path()}" ${refused}:${lines}`);
  }
}
