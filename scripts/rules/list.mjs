// The rules that are there, read from the folders below lib/rules: one file a rule, named after its id.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The topics in the order of docs/rules.md: `{ folder, title, prefixes }`. The prefix of a rule's id decides its folder. */
export const TOPICS = JSON.parse(readFileSync(new URL('topics.json', import.meta.url), 'utf8'));

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The rules of one topic, sorted by id: `{ id, name }`, where `name` is what the file exports. */
export function rulesOf(topic, root = ROOT) {
  const folder = join(root, 'lib/rules', topic);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
    .flatMap((id) => {
      const name = exportOf(readFileSync(join(folder, `${id}.ts`), 'utf8'), id);
      return name === undefined ? [] : [{ id, name }];
    });
}

/** The name of the exported rule with this id; `undefined` where the file holds no rule. */
function exportOf(source, id) {
  const [, name] = new RegExp(`export const (\\w+)[^;]*?\\bid: '${id}'`).exec(source) ?? [];
  return name;
}
