import type { Manifest } from '../../manifest/manifest';

/** Groups what is about the same field of the same object: several wrong names in one list are one finding. */
export function byField<T>(
  entries: Iterable<T>,
  fieldOf: (entry: T) => { readonly object: Manifest; readonly path: string },
): readonly (readonly [T, ...T[]])[] {
  const groups: [T, ...T[]][] = [];
  const known = new Map<Manifest, Map<string, T[]>>();
  for (const entry of entries) {
    const { object, path } = fieldOf(entry);
    const paths = known.get(object) ?? new Map<string, T[]>();
    known.set(object, paths);
    const there = paths.get(path);
    if (there !== undefined) there.push(entry);
    else {
      const group: [T, ...T[]] = [entry];
      groups.push(group);
      paths.set(path, group);
    }
  }
  return groups;
}
