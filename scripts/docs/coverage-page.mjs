// docs/rules-coverage.md: known mistakes, and the rule that finds each.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { TITLES } from './topics.mjs';

const folder = fileURLToPath(new URL('../../docs/coverage', import.meta.url));
const { CATALOGUE } = createRequire(import.meta.url)('../../lib/rules/catalogue.js');

const DECISIONS = {
  rule: 'a rule',
  merged: 'found by another rule',
  none: 'no rule',
};

const HEAD = `# Known mistakes, and the rule that finds each

Each row is a mistake in manifests of headless Services and groups of peers, or a fact that is often overlooked. The
second column says what was decided: a rule of this name finds it, another rule finds it, or no rule does, and the note
says why. \`npm run docs\` makes this page from \`docs/coverage/*.yaml\`, and tests compare it with the list of rules.
`;

/** The decisions of one topic, in the order of its file: `{ topic, decisions }`. */
export function coverage() {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({
      topic: file.replace(/\.yaml$/, ''),
      decisions: load(readFileSync(`${folder}/${file}`, 'utf8')) ?? [],
    }));
}

export function coveragePage() {
  const topics = coverage();
  const all = topics.flatMap(({ decisions }) => decisions);
  const counts = Object.entries(DECISIONS).map(([decision, words]) => {
    const rows = all.filter((row) => row.decision === decision);
    return `| ${words} | ${rows.length} |`;
  });
  const decided = new Set(all.map(({ id }) => id));
  const further = CATALOGUE.filter(({ id }) => !decided.has(id)).map(({ id }) => link(id));
  return [
    HEAD,
    `| decision | rows |\n| --- | --- |\n${counts.join('\n')}\n`,
    ...topics.map(section),
    ...(further.length === 0 ? [] : [`## Further rules\n\nRules that no row asked for: ${further.join(', ')}.\n`]),
    ...notes(),
  ].join('\n');
}

function section({ topic, decisions }) {
  const rows = decisions.map(({ id, decision, note }) => {
    const name = decision === 'rule' ? link(id) : `\`${id}\``;
    return `| ${name} | ${DECISIONS[decision] ?? decision} | ${linked(String(note ?? ''))} |`;
  });
  return `## ${TITLES[topic] ?? topic}\n\n| row | decision | note |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

/** What was learned from real manifests, where somebody has written it down. */
function notes() {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  return files.sort().map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
}

function linked(note) {
  const ids = new Set(CATALOGUE.map(({ id }) => id));
  return note
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ')
    .replace(/`?\b([a-z0-9]+(?:-[a-z0-9]+)+)\b`?/g, (word, id) => (ids.has(id) ? link(id) : word))
    .trim();
}

function link(id) {
  return `[\`${id}\`](rules.md#${id})`;
}
