import type { Reading } from '../reading/reader';

/** What could not be read, one line each. What leaves its object readable is for `check` to report. */
export function unreadable(reading: Reading): readonly string[] {
  const read = new Set(reading.manifests);
  const words = reading.faults
    .filter(({ object }) => !read.has(object))
    .map(
      ({ place, found, expected }) =>
        `${place.file}:${place.line}:${place.column}: found ${found}; expected ${expected}`,
    );
  return [...reading.problems, ...words];
}
