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

- **error**: the API server refuses the object, or traffic surely breaks. **warning**: a known trap. **info**: worth knowing.
  A case may be milder or graver than its rule.
- A finding may be acknowledged, with the id of its rule and a reason: by the annotation \`cdk8s-headless/acknowledge\` on
  the object (one \`rule-id: reason\` a line), by \`acknowledge\` in \`cdk8s-headless.yaml\`, or in code by
  \`HeadlessChecks.acknowledge()\`.
- In the examples, lines with \`-\` are the fault and lines with \`+\` the repair.
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

/** Both examples in one: lines that they share, with the fault and its repair marked. */
function example(rule) {
  const { bad, good } = examplesOf(rule);
  if (bad === '') return '';
  const lines = diffLines(bad, good).flatMap(({ value, added, removed }) => {
    const mark = added ? '+' : removed ? '-' : ' ';
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => `${mark} ${line}`.trimEnd());
  });
  // A block that holds a fence of its own needs a longer one.
  const fence = lines.some((line) => line.includes('```')) ? '````' : '```';
  return `\n${fence}diff\n${lines.join('\n')}\n${fence}\n`;
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
