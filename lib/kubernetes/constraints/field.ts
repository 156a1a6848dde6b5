/** One step of the way to a field: its name, or its position in a list. */
export type Step = string | number;

/** A value within an object, and the way to it. What is missing is a field too: its value is `undefined`. */
export class Field {
  public constructor(
    public readonly value: unknown,
    private readonly parent?: Field,
    private readonly step: Step = '',
  ) {}

  /** The field below this one. */
  public at(...steps: readonly Step[]): Field {
    return steps.reduce<Field>((here, step) => new Field(child(here.value, step), here, step), this);
  }

  /** Whether it says nothing; Kubernetes reads `null` as nothing. */
  public get absent(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** Whether it says nothing that Kubernetes keeps: absent, `""`, `[]`, `{}`. */
  public get empty(): boolean {
    const { value } = this;
    if (value === undefined || value === null || value === '') return true;
    return typeof value === 'object' && Object.keys(value).length === 0;
  }

  public get text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  public get integer(): number | undefined {
    return typeof this.value === 'number' && Number.isInteger(this.value) ? this.value : undefined;
  }

  public get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  /** Whether it can stand in a list of objects: Kubernetes reads `null` there as an empty object. */
  public get isEntry(): boolean {
    return this.isObject || this.absent;
  }

  /** The entries of a list; none where it is something else. */
  public get items(): readonly Field[] {
    return Array.isArray(this.value) ? this.value.map((entry, index) => new Field(entry, this, index)) : [];
  }

  /** The entries of an object with free keys. */
  public get entries(): readonly (readonly [string, Field])[] {
    if (!this.isObject) return [];
    const object = this.value as Readonly<Record<string, unknown>>;
    return Object.keys(object).map((key) => [key, new Field(object[key], this, key)]);
  }

  /** Whether an object has the key, also with null. */
  public has(key: string): boolean {
    return this.isObject && Object.hasOwn(this.value as object, key);
  }

  /** The way to it, from the outermost object. */
  public get path(): readonly Step[] {
    return this.parent === undefined ? [] : [...this.parent.path, this.step];
  }
}

function child(value: unknown, step: Step): unknown {
  if (typeof step === 'number') return Array.isArray(value) ? (value as readonly unknown[])[step] : undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, step))
    return undefined;
  return (value as Readonly<Record<string, unknown>>)[step];
}
