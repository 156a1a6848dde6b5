import type { Dirent } from 'node:fs';
import picomatch from 'picomatch';
import { plainPattern } from '../rules/cluster';
import { entriesOf, isSearched } from './entries';

/** The files and folders that patterns with `*` mean, as a shell tells them; a pattern itself where it means none. */
export function expandAll(patterns: readonly string[]): readonly string[] {
  return patterns.flatMap(expand);
}

function expand(pattern: string): readonly string[] {
  const plain = plainPattern(pattern);
  const { base, isGlob } = picomatch.scan(plain);
  if (!isGlob) return [pattern];
  const found: string[] = [];
  walk(base, picomatch(plain), found);
  return found.length > 0 ? found : [pattern];
}

/** What is matched is not looked into: a folder stands for all that it holds. */
function walk(folder: string, matches: (path: string) => boolean, found: string[]): void {
  for (const entry of readable(folder)) {
    const path = folder === '' ? entry.name : `${folder.replace(/\/$/, '')}/${entry.name}`;
    if (matches(path)) found.push(path);
    else if (isSearched(entry)) walk(path, matches, found);
  }
}

function readable(folder: string): readonly Dirent[] {
  try {
    return entriesOf(folder === '' ? '.' : folder);
  } catch {
    // What cannot be read matches nothing, and the pattern is told.
    return [];
  }
}
