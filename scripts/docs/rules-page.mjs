// docs/rules.md: every rule with its reason, its repair and its examples.
import { diffLines } from 'diff';
import { createRequire } from 'node:module';
import { topics } from './topics.mjs';

const { examplesOf } = createRequire(import.meta.url)('../../lib/report/rule-text.js');

const ENFORCEMENT = {
  api: 'refused by the API server',
  runtime: 'accepted, and fails later',
  practice: 'good practice',
};

const HEAD = `# Rules

What \`cdk8s-headless check\`, the validation plugin of cdk8s-cli and \`HeadlessChecks\` look for. This page is made from
the rules by \`npm run docs\`.

- **error**: the API server refuses the object, or traffic surely breaks. **warning**: it often breaks traffic, or only an object outside of the checked files could make it right. **info**: worth knowing.
  A case may be milder or graver than its rule.
- A finding may be acknowledged, with the id of its rule and a reason: by the annotation \`cdk8s-headless/acknowledge\` on
  the object (one \`rule-id: reason\` a line), by \`acknowledge\` in \`cdk8s-headless.yaml\`, or in code by
  \`HeadlessChecks.acknowledge()\`.
- In the examples, lines with \`-\` are the mistake and lines with \`+\` the repair; \`…\` stands for what does not matter there.
  \`cdk8s-headless explain <rule>\` prints them whole.
`;

export function rulesPage() {
  const all = topics();
  const contents = all.map(({ title, rules }) => `- [${title}](#${anchor(title)}) (${rules.length})`);
  return `${[HEAD, contents.join('\n'), ...all.map(topicSection)].join('\n')}`;
}

function topicSection({ title, rules }) {
  const rows = rules.map((rule) => `| [\`${rule.id}\`](#${rule.id}) | ${rule.severity} | ${cell(prose(rule.title))} |`);
  const table = ['| rule | severity | what holds for good manifests |', '| --- | --- | --- |', ...rows].join('\n');
  return `\n## ${title}\n\n${table}\n\n${rules.map(ruleSection).join('\n')}`;
}

function ruleSection(rule) {
  const since = rule.since === undefined ? '' : `, since Kubernetes ${rule.since}`;
  return `### ${rule.id}

**${rule.severity}**, ${ENFORCEMENT[rule.enforcement]}${since}. ${prose(sentence(rule.title))}

- Why: ${prose(rule.why)}
- Symptom: ${prose(rule.symptom)}
- Fix: ${prose(rule.fix)}
- Source: <${rule.source}>
${settings(rule)}${example(rule)}`;
}

function settings({ examples }) {
  if (examples.settings === undefined) return '';
  return `\nExample for a run with the settings \`${JSON.stringify(examples.settings)}\`:\n`;
}

/** Both examples in one: the mistake and its repair marked, and of what they share only what tells where they stand. */
function example(rule) {
  const { bad, good } = examplesOf(rule);
  if (bad === '') return '';
  const lines = diffLines(bad, good).flatMap(({ value, added, removed }) => {
    const mark = added ? '+' : removed ? '-' : ' ';
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ mark, text }));
  });
  const kept = telling(lines);
  const shown = lines.flatMap(({ mark, text }, index) => {
    if (kept.has(index)) return [`${mark} ${text}`.trimEnd()];
    return index === 0 || kept.has(index - 1) ? [`  ${' '.repeat(indent(text))}…`] : [];
  });
  // A block that holds a fence of its own needs a longer one.
  const fence = shown.some((line) => line.includes('```')) ? '````' : '```';
  return `\n${fence}diff\n${shown.join('\n')}\n${fence}\n`;
}

/** The changed lines, those beside them, the fields that they lie in, and the kind and name of each object. */
function telling(lines) {
  const kept = new Set();
  lines.forEach(({ mark, text }, index) => {
    if (/^(kind:|metadata:| {2}name:|---)/.test(text)) kept.add(index);
    if (mark === ' ') return;
    for (let near = Math.max(0, index - 2); near <= Math.min(lines.length - 1, index + 2); near++) kept.add(near);
    let depth = indent(text);
    for (let above = index - 1; above >= 0 && lines[above].text !== '---'; above--) {
      if (indent(lines[above].text) >= depth) continue;
      depth = indent(lines[above].text);
      kept.add(above);
    }
  });
  // A mark for one line that is left out would be as long as the line.
  lines.forEach((_, index) => {
    if (!kept.has(index) && (index === 0 || kept.has(index - 1)) && kept.has(index + 1)) kept.add(index);
  });
  return kept;
}

function indent(text) {
  return text.length - text.trimStart().length;
}

function sentence(title) {
  return /[.!?]$/.test(title) ? title : `${title}.`;
}

/** A message may hold `<name>` or a regular expression, which Markdown would take for its own signs outside of code. */
function prose(text) {
  const escaped = (part) => part.replace(/[<*[\]]/g, (sign) => `\\${sign}`);
  return text
    .replaceAll('\n', ' ')
    .split(/(``.*?``|`[^`]*`)/)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : part))
    .join('');
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function anchor(title) {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}
