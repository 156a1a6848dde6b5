import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { scenarios } from '../main';

const DIST = resolve(__dirname, '../dist');
const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-headless-dist-'));
afterAll(() => rmSync(outdir, { recursive: true }));

test('dist/ is what a fresh synth writes: the same files, the same bytes, nothing else', () => {
  scenarios({ outdir }).synth();
  const fresh = readdirSync(outdir).sort();
  expect(readdirSync(DIST).sort()).toEqual(fresh);
  for (const file of fresh)
    expect(readFileSync(join(DIST, file), 'utf8'), file).toBe(readFileSync(join(outdir, file), 'utf8'));
});

test('every scenario has a file of its own', () => {
  const examples = readdirSync(resolve(__dirname, '../examples')).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.d.ts'),
  );
  const shared = ['namespace.ts', 'nginx.ts', 'program.ts', 'small.ts'];
  const charts = examples.filter((file) => !shared.includes(file)).map((file) => file.replace('.ts', '.k8s.yaml'));
  expect(readdirSync(DIST).sort()).toEqual(charts.sort());
});
