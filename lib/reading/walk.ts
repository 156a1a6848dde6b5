import { readdirSync, type Dirent } from 'node:fs';
import { posix } from 'node:path';

/** What a folder holds, in the order of the names. */
export function folderEntries(folder: string): readonly Dirent[] {
  return readdirSync(folder === '' ? '.' : folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Goes through a folder and the folders in it, in the order of the names.
 *
 * Hidden folders and `node_modules` have no manifests in them and are not opened.
 *
 * @param take whether an entry is wanted; a folder that is wanted is not opened
 * @param open reads one folder; it decides what becomes of one that cannot be read
 */
export function walk(
  folder: string,
  take: (path: string, entry: Dirent) => boolean,
  open: (folder: string) => readonly Dirent[] = folderEntries,
): void {
  for (const entry of open(folder)) {
    const path = posix.join(folder, entry.name);
    const wanted = take(path, entry);
    if (!wanted && isSearched(entry)) walk(path, take, open);
  }
}

function isSearched(entry: Dirent): boolean {
  return entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules';
}
