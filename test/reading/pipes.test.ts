import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Reader } from '../../lib/reading/reader';
import { folder } from '../command/command';
import { configMap } from './reading';

test('a named pipe is one line, and nobody waits for its writer', () => {
  const root = folder({ 'a.yaml': configMap('a') });
  const pipe = join(root, 'pipe.yaml');
  execFileSync('mkfifo', [pipe]);
  expect(new Reader().read([pipe]).problems).toEqual([
    `${pipe}: a named pipe, not a file; read it with: cat ${pipe} | cdk8s-headless check -`,
  ]);
  expect(new Reader().read([root]).files).toEqual([join(root, 'a.yaml')]);
});

test('what a shell writes into its own pipe is read', () => {
  const root = folder({ 'a.yaml': configMap('a'), 'b.yaml': configMap('b') });
  const command = fileURLToPath(new URL('../../bin/cdk8s-headless.js', import.meta.url));
  const line = `"${process.execPath}" "${command}" check <(cat a.yaml) <(cat b.yaml)`;
  expect(execFileSync('bash', ['-c', line], { cwd: root, encoding: 'utf8' })).toContain('in 2 objects of 2 files');
});
