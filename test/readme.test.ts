import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { load as parse } from 'js-yaml';
import { dnsPlan } from '../lib/discovery/dns-plan';
import { Reader } from '../lib/reading/reader';
import { dnsTable } from '../lib/report/dns-table';

const ROOT = resolve(__dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The blocks of one language, each as its lines. */
const blocks = (language: string): readonly string[] =>
  [...README.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, block]) => block!.trimEnd());

/** A text without what its lines are indented by together, so that an excerpt can be found in its program. */
function flush(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)![0].length);
  const least = Math.min(...indents);
  return lines.map((line) => line.slice(least).trimEnd()).join('\n');
}

/** Whether the block is a run of whole lines of the text. */
function isExcerpt(block: string, text: string): boolean {
  const lines = text.split('\n');
  const wanted = block.split('\n');
  return lines.some(
    (_, start) =>
      start + wanted.length <= lines.length && flush(lines.slice(start, start + wanted.length)) === flush(wanted),
  );
}

const texts = (folder: string, end: string): readonly string[] =>
  readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith(end) && !file.endsWith('.d.ts'))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8'));

test('every program in the README is part of a scenario or of a program that the tests run', () => {
  const programs = [...texts('examples', '.ts'), ...texts('test/programs', '.ts')];
  expect(blocks('ts').length).toBeGreaterThan(6);
  for (const block of blocks('ts'))
    expect(
      programs.some((program) => isExcerpt(block, program)),
      `not in examples/ nor test/programs/:\n${block}`,
    ).toBe(true);
});

test('every manifest in the README is one of dist/', () => {
  const manifests = blocks('yaml').filter((block) => block.startsWith('apiVersion:'));
  expect(manifests.length).toBeGreaterThan(0);
  for (const block of manifests)
    expect(
      texts('dist', '.yaml').some((file) => isExcerpt(block, file)),
      block,
    ).toBe(true);
});

test('the other YAML of the README can be read', () => {
  for (const block of blocks('yaml')) expect(parse(block), block).toBeTypeOf('object');
});

test('the table of records in the README is what the command prints', () => {
  const [table] = blocks('text').filter((block) => block.startsWith('$ npx cdk8s-headless dns dist/web.k8s.yaml\n'));
  const { manifests } = new Reader().read([join(ROOT, 'dist/web.k8s.yaml')]);
  expect(table!.split('\n').slice(1).join('\n')).toBe(dnsTable(dnsPlan(manifests)).trimEnd());
});

test('every page and every rule that the README links is there', () => {
  const links = [...README.matchAll(/\]\((?!https?:)([^)#]+)(?:#([^)]+))?\)/g)];
  expect(links.length).toBeGreaterThan(5);
  for (const [, page, anchor] of links) {
    expect(existsSync(join(ROOT, page!)), page).toBe(true);
    if (anchor !== undefined)
      expect(readFileSync(join(ROOT, page!), 'utf8'), anchor).toMatch(
        new RegExp(`(name|id)="${anchor}"|^#+ .*\\b${anchor}\\b`, 'm'),
      );
  }
});
