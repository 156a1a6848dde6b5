import type { Manifest } from '../../../manifest/manifest';
import type { RuleFinding } from '../../rule';

/** The fields that a rule has told of, so that another way to the same fault does not tell of them again. */
export class ToldPlaces {
  readonly #paths = new Map<Manifest, Set<string>>();

  public add({ object, path }: RuleFinding): void {
    this.#paths.set(object, (this.#paths.get(object) ?? new Set()).add(path));
  }

  public has({ object, path }: RuleFinding): boolean {
    return this.#paths.get(object)?.has(path) === true;
  }
}
