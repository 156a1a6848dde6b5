import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

test('the generated pages are those that the rules and constructs make now', () => {
  const script = resolve(__dirname, '../../scripts/docs.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect(status, stdout + stderr).toBe(0);
  // jsii-docgen reads all of cdk8s-plus.
}, 180_000);
