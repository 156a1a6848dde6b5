/**
 * What the constructs of this library keep on an object for each other, beside its public members. It is found whichever
 * copy of the package made the object.
 */
export class Internals<T> {
  /** The key of the property, for a check of the kind `key in value`. */
  public readonly key: symbol;

  /** @param name what is kept, once in the library */
  public constructor(name: string) {
    this.key = Symbol.for(`cdk8s-headless/${name}`);
  }

  /** Keeps a value on an object. */
  public set(owner: object, value: T): void {
    Object.defineProperty(owner, this.key, { value });
  }

  /** Whether a value is kept on an object; `false` for anything that is no object. */
  public has(owner: unknown): boolean {
    return typeof owner === 'object' && owner !== null && this.key in owner;
  }

  /** The value that is kept on an object. */
  public of(owner: object): T {
    return Reflect.get(owner, this.key);
  }
}
