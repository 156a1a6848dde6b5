import { readdirSync } from 'node:fs';
import picomatch from 'picomatch';

/** The files and folders that patterns with `*` mean, as a shell tells them; a pattern itself where it means none. */
export function expandAll(patterns: readonly string[]): readonly string[] {
  return patterns.flatMap(expand);
}

function expand(pattern: string): readonly string[] {
  const { base, isGlob } = picomatch.scan(pattern.replace(/\/+$/, ''));
  if (!isGlob) return [pattern];
  const found: string[] = [];
  walk(base, picomatch(pattern.replace(/^\.\//, '').replace(/\/+$/, '')), found);
  return found.length > 0 ? found : [pattern];
}

/** What is matched is not looked into: a folder stands for all that it holds. */
function walk(folder: string, matches: (path: string) => boolean, found: string[]): void {
  for (const entry of entriesOf(folder)) {
    const path = folder === '' || folder === '.' ? entry.name : `${folder.replace(/\/$/, '')}/${entry.name}`;
    if (matches(path.replace(/^\.\//, ''))) found.push(path);
    else if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
      walk(path, matches, found);
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder === '' ? '.' : folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
  } catch {
    // What cannot be read matches nothing, and the pattern is told.
    return [];
  }
}
