import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(__dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'cdk8s-headless-rule-'));
const run = (script: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [script, ...args], { cwd: copy, encoding: 'utf8' });

beforeAll(() => {
  for (const entry of [
    'lib',
    'scripts',
    'docs',
    'test/rules',
    'test/tsconfig.json',
    'package.json',
    'tsconfig.json',
    '.prettierrc.json',
  ])
    cpSync(join(root, entry), join(copy, entry), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  execFileSync(process.execPath, ['scripts/rule.mjs', 'service', 'svc-made-up'], { cwd: copy });
});
afterAll(() => rmSync(copy, { recursive: true }));

test('a rule that `npm run rule` has made compiles and is listed', { timeout: 120_000 }, () => {
  const files = ['lib/rules/catalogue.ts', 'test/rules/service/svc-made-up.test.ts'];
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'esnext', '--moduleResolution', 'bundler'];
  const compiled = run(
    'node_modules/typescript/bin/tsc',
    '--ignoreConfig',
    ...options,
    '--target',
    'es2022',
    '--types',
    'node',
    ...files,
  );
  expect(compiled.stdout).toBe('');
  expect(run('scripts/rules.mjs', '--check').status).toBe(0);
});

test('its test fails until it is written', { timeout: 120_000 }, () => {
  const { status, stdout, stderr } = run(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--root',
    copy,
    'test/rules/service/svc-made-up.test.ts',
  );
  expect(`${stdout}${stderr}`).toContain('Service/web TODO');
  expect(status).not.toBe(0);
});

test('an id of another topic, and a rule that is there already, are refused', () => {
  expect(run('scripts/rule.mjs', 'service', 'sts-made-up').stderr).toContain('expected svc-...');
  expect(run('scripts/rule.mjs', 'service', 'svc-made-up').stderr).toContain('is there already');
  expect(run('scripts/rule.mjs', 'nothing', 'svc-made-up').stderr).toContain('no topic "nothing"');
});
