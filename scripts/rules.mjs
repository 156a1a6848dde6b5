// `npm run rules`: writes the list of all rules. With --check it only reports whether the list is up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { ROOT, rulesOf, TOPICS } from './rules/list.mjs';

const FILE = 'lib/rules/catalogue.generated.ts';

/** Writes the list of the rules below `root`; returns whether it was out of date. */
export async function writeCatalogue(root = ROOT, { check = false } = {}) {
  const path = join(root, FILE);
  const topics = TOPICS.map(({ folder }) => ({ folder, rules: rulesOf(folder, root) }))
    .filter(({ rules }) => rules.length > 0)
    .sort((first, second) => (first.folder < second.folder ? -1 : 1));
  const imports = topics.flatMap(({ folder, rules }) =>
    rules.map(({ id, name }) => `import { ${name} } from './${folder}/${id}';`),
  );
  const source = [
    '// Made by `npm run rules` from the files of the rules; do not edit it.',
    ...imports,
    "import type { Rule } from './rule';",
    '',
    '/** Every rule, by the folder of its topic. */',
    'export const RULES_BY_TOPIC: { readonly [topic: string]: readonly Rule[] } = {',
    ...topics.map(({ folder, rules }) => `${folder}: [${rules.map(({ name }) => name).join(', ')}],`),
    '};',
  ].join('\n');
  const text = await format(source, { ...(await resolveConfig(join(ROOT, FILE))), parser: 'typescript' });
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  if (!check) writeFileSync(path, text);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check');
  if (await writeCatalogue(ROOT, { check })) {
    console.log(check ? `${FILE} is out of date: npm run rules` : FILE);
    if (check) process.exit(1);
  }
}
