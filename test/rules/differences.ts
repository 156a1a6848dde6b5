/**
 * The innermost fields in which two JSON values differ. Where a field is in one only, it counts once, whatever it
 * holds; so does a list whose entries stand in another order.
 */
export function differences(first: unknown, second: unknown, path = ''): readonly string[] {
  if (JSON.stringify(first) === JSON.stringify(second)) return [];
  if (Array.isArray(first) && Array.isArray(second) && first.length === second.length && !reordered(first, second))
    return first.flatMap((entry, index) => differences(entry, second[index], `${path}[${index}]`));
  if (isMapping(first) && isMapping(second)) {
    const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
    return [...keys].flatMap((key) => differences(first[key], second[key], `${path}.${key}`));
  }
  return [path];
}

function reordered(first: readonly unknown[], second: readonly unknown[]): boolean {
  const sorted = (list: readonly unknown[]) => list.map((entry) => JSON.stringify(entry)).sort();
  return JSON.stringify(sorted(first)) === JSON.stringify(sorted(second));
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
