import type { Reading } from '../reading/reader';
import { placeText } from '../reading/text-file';

/** What could not be read, one line each. A finding that leaves its object readable is for `check` to report. */
export function unreadable(reading: Reading): readonly string[] {
  const read = new Set(reading.manifests);
  const lines = reading.findings
    .filter(({ object }) => !read.has(object))
    .map(({ place, found, expected }) => `${placeText(place)}: found ${found}; expected ${expected}`);
  return [...reading.problems, ...lines];
}
