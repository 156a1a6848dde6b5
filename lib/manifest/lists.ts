/** Adds an entry to the list of a key, in place: a copy for each entry would make long lists quadratic. */
export function addToList<K, T>(lists: Map<K, T[]>, key: K, entry: T): void {
  const there = lists.get(key);
  if (there === undefined) lists.set(key, [entry]);
  else there.push(entry);
}
