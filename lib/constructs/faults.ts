/** The value as a user would write it in a message: texts quoted, lists and structs as JSON. */
export function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

/** Collects what is wrong with the props of one construct, so that all of it is reported at once. */
export class Faults {
  readonly #lines: string[] = [];

  /**
   * @param kind the construct's class
   * @param path the construct's path
   */
  public constructor(
    private readonly kind: string,
    private readonly path: string,
  ) {}

  /**
   * Notes a fault.
   *
   * @param prop the prop to change: `ports[1].name`
   * @param found the value it has
   * @param expected what would be right
   * @param why what happens otherwise
   */
  public add(prop: string, found: unknown, expected: string, why: string): void {
    this.#lines.push(`${prop}: got ${shown(found)}; expected ${expected}. ${why}`);
  }

  /** Notes each of the API server's messages about one value. */
  public addAll(prop: string, found: unknown, messages: readonly string[], why: string): void {
    for (const message of messages) this.add(prop, found, `a value for which this holds: ${message}`, why);
  }

  public get found(): readonly string[] {
    return this.#lines;
  }

  /** Ends the construction with one error that names all faults; does nothing when there is none. */
  public throwIfAny(): void {
    if (this.#lines.length === 0) return;
    const lines = this.#lines.map((line) => `\n  - ${line}`).join('');
    throw new Error(`${this.kind} "${this.path}" cannot be built from these props:${lines}`);
  }
}
