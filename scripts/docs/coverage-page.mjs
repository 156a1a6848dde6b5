// docs/rules-coverage.md: what became of every known fault.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { TITLES } from './topics.mjs';

const folder = fileURLToPath(new URL('../../docs/coverage', import.meta.url));
const { CATALOGUE } = createRequire(import.meta.url)('../../lib/rules/catalogue.js');

const DECISIONS = {
  rule: 'a rule',
  merged: 'said by another rule',
  unrepresentable: 'cannot be written with the constructs',
  refused: 'no rule',
};

const HEAD = `# What became of every known fault

Each row is a fault that manifests of headless Services and peer groups can have, or a fact that people stumble over.
Each is decided: there is a rule for it, another rule says it, the constructs cannot express it, or there is no rule, and
why. This page is made from \`docs/coverage/*.yaml\` by \`npm run docs\`; the tests hold it against the catalogue.
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
