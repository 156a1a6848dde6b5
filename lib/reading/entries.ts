import { readdirSync, type Dirent } from 'node:fs';

/** What a folder holds, in the order of the names. */
export function entriesOf(folder: string): readonly Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether an entry is a folder that can have manifests in it: hidden ones and `node_modules` have none. */
export function isSearched(entry: Dirent): boolean {
  return entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules';
}
