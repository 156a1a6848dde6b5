import { Chart, Testing, Yaml } from 'cdk8s';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { load as parse } from 'js-yaml';
import { FindingSeverity, Formation, HeadlessChecks, StatefulPeerGroup } from '../lib';
import { predictDns } from '../lib/discovery/dns-prediction';
import { Reader } from '../lib/reading/reader';
import { dnsTable } from '../lib/report/dns-table';
import { compileErrors, runIn, toJavaScript } from './support/readme-programs';

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

const [start, ...programs] = blocks('ts');
const chartOfReadme = () => new Chart(Testing.app(), 'ledger', { namespace: 'shop' });

/** The lines of a YAML block stand in the manifests of a chart. */
const isRendered = (block: string, chart: Chart): boolean => isExcerpt(block, Yaml.stringify(...chart.toJson()));

test('every program in the README compiles as it stands, with the chart of the first one', () => {
  const chart = "declare const chart: import('cdk8s').Chart;";
  expect(programs.length).toBeGreaterThan(6);
  expect(compileErrors([start!, ...programs.map((program) => `${chart}\n${program}`)])).toEqual([]);
  // The compiler reads all of cdk8s-plus.
}, 120_000);

test('every program in the README is synthesised, and no rule has an error or a warning on its manifests', () => {
  for (const program of programs) {
    const chart = chartOfReadme();
    const checks = HeadlessChecks.of(chart);
    runIn(chart, program);
    expect(chart.toJson().length, program).toBeGreaterThan(0);
    expect(
      checks.findings().filter(({ severity }) => severity !== FindingSeverity.INFO),
      program,
    ).toEqual([]);
  }
});

test('every manifest in the README is made by the program above it', () => {
  const manifests = [...README.matchAll(/^```ts\n((?:(?!^```).)*)^```\s*```yaml\n(apiVersion:.*?)^```/gms)];
  expect(manifests.length).toBeGreaterThan(0);
  for (const [, program, manifest] of manifests) {
    const chart = chartOfReadme();
    runIn(chart, program!);
    expect(isRendered(manifest!.trimEnd(), chart), manifest).toBe(true);
  }
});

describe('the first program, pasted into an empty project', () => {
  const project = mkdtempSync(join(tmpdir(), 'readme-'));
  const run = (...args: string[]): string =>
    spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
      .stdout;

  beforeAll(() => {
    mkdirSync(join(project, 'node_modules'));
    symlinkSync(ROOT, join(project, 'node_modules/cdk8s-headless'));
    for (const name of ['cdk8s', 'cdk8s-plus-27', 'constructs'])
      symlinkSync(join(ROOT, 'node_modules', name), join(project, 'node_modules', name));
    writeFileSync(join(project, 'main.js'), toJavaScript(start!));
  });
  afterAll(() => {
    rmSync(project, { recursive: true });
  });

  test('prints what the README prints, writes its manifests, and the command finds what the README says', () => {
    const transcript = `$ npx tsx main.ts\n${run('main.js')}$ npx cdk8s-headless check dist\n${run(join(ROOT, 'bin/cdk8s-headless.js'), 'check', 'dist')}`;
    expect(blocks('text')[0]).toBe(transcript.trimEnd());
  });
});

test('the errors of props in the README are those of a construct', () => {
  const [report] = blocks('text').filter((block) => block.includes('cannot be built from these props'));
  const make = () =>
    new StatefulPeerGroup(chartOfReadme(), 'Ledger', {
      name: 'ledger',
      replicas: 0,
      ports: [{ name: 'raft', number: 7000 }],
      formation: Formation.IN_ORDER,
      readinessNeedsPeers: true,
      containers: [{ image: 'registry.example/ledger:4.2' }],
    });
  expect(make).toThrow(report);
});

test('the other YAML of the README can be read', () => {
  for (const block of blocks('yaml')) expect(parse(block), block).toBeTypeOf('object');
});

test('the table of records in the README is what the command prints', () => {
  const [table] = blocks('text').filter((block) => block.startsWith('$ npx cdk8s-headless dns dist/web.k8s.yaml\n'));
  const { manifests } = new Reader().read([join(ROOT, 'dist/web.k8s.yaml')]);
  expect(table!.split('\n').slice(1).join('\n')).toBe(dnsTable(predictDns(manifests)).trimEnd());
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
