import type { Dirent } from 'node:fs';
import picomatch from 'picomatch';
import { plainPattern } from '../rules/cluster';
import { folderEntries, walk } from './walk';

/** The files and folders that patterns with `*` mean, as a shell tells them; a pattern itself where it means none. */
export function expandAll(patterns: readonly string[]): readonly string[] {
  return patterns.flatMap(expand);
}

function expand(pattern: string): readonly string[] {
  const plain = plainPattern(pattern);
  const { base, isGlob } = picomatch.scan(plain);
  if (!isGlob) return [pattern];
  const found: string[] = [];
  const matches = picomatch(plain);
  // A folder that is matched stands for all that it holds.
  walk(base, (path) => matches(path) && found.push(path) > 0, readable);
  return found.length > 0 ? found : [pattern];
}

function readable(folder: string): readonly Dirent[] {
  try {
    return folderEntries(folder);
  } catch {
    // What cannot be read matches nothing; the pattern itself is then reported as missing.
    return [];
  }
}
