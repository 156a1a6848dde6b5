import { addToList } from './lists';

/** Entries by their labels: a selector is then put to a few of them and not to all. */
export class LabelIndex<T> {
  readonly #entries = new Map<string, T[]>();

  public add(entry: T, labels: Iterable<readonly [string, string]>, namespace = ''): void {
    for (const pair of labels) addToList(this.#entries, keyOf(namespace, pair), entry);
  }

  /** The entries with that label of a selector that the fewest have; `undefined` for a selector without labels. */
  public withRarest(selector: Iterable<readonly [string, string]>, namespace = ''): readonly T[] | undefined {
    let rarest: readonly T[] | undefined;
    for (const pair of selector) {
      const entries = this.#entries.get(keyOf(namespace, pair)) ?? [];
      if (rarest === undefined || entries.length < rarest.length) rarest = entries;
    }
    return rarest;
  }
}

function keyOf(namespace: string, [key, value]: readonly [string, string]): string {
  return `${namespace} ${key}=${value}`;
}
