import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(__dirname, '..');

test('cdk8s synth, started as its users start it, writes what npm run synth has written', () => {
  const out = mkdtempSync(join(tmpdir(), 'cdk8s-headless-synth-'));
  const cli = join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s');
  const { status, stderr } = spawnSync(process.execPath, [cli, 'synth', '--output', out, '--no-validate'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' },
  });
  expect(status, stderr).toBe(0);
  const files = readdirSync(out).sort();
  expect(files).toEqual(readdirSync(join(ROOT, 'dist')).sort());
  for (const file of files)
    expect(readFileSync(join(out, file), 'utf8'), file).toBe(readFileSync(join(ROOT, 'dist', file), 'utf8'));
  rmSync(out, { recursive: true });
});
