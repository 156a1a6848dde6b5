/** Every leaf of a JSON value: its path, as field names and list positions, and what stands there. */
export function leaves(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap((entry, index) => leaves(entry, `${path}[${index}]`));
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([key, entry]) => leaves(entry, `${path}.${key}`));
  return [[path, value]];
}

/** The innermost fields in which two JSON values differ. Where a field is in one only, it counts once, whatever it holds. */
export function differences(first: unknown, second: unknown, path = ''): readonly string[] {
  if (JSON.stringify(first) === JSON.stringify(second)) return [];
  if (Array.isArray(first) && Array.isArray(second) && first.length === second.length)
    return first.flatMap((entry, index) => differences(entry, second[index], `${path}[${index}]`));
  if (isMapping(first) && isMapping(second)) {
    const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
    return [...keys].flatMap((key) => differences(first[key], second[key], `${path}.${key}`));
  }
  return [path];
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
