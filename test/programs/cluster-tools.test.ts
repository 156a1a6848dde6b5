import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = resolve(__dirname, '../cluster/run.mjs');
const tools = ['unshare', 'nsenter', 'mount', 'umount', 'ip', 'iptables', 'nft', 'getent', 'hostname'];
/** The command looks into the folders of administrators too, where a test cannot hide what is there. */
const hidden = tools.filter((tool) => !['/usr/sbin', '/sbin'].some((sbin) => existsSync(join(sbin, tool))));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-headless-tools-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command where nothing but these tools can be found; they do nothing but end with this code. */
function withTools(present: readonly string[], code: number) {
  for (const tool of tools) rmSync(join(folder, tool), { force: true });
  for (const tool of present) {
    writeFileSync(join(folder, tool), `#!/bin/sh\necho "${tool} says no" >&2\nexit ${code}\n`);
    chmodSync(join(folder, tool), 0o755);
  }
  const env = { ...process.env, PATH: folder };
  return spawnSync(process.execPath, [run, 'nothing'], { env, encoding: 'utf8' });
}

test.each(hidden)('the cluster proof stops with one line when `%s` is missing', (missing) => {
  const { status, stderr } = withTools(
    tools.filter((tool) => tool !== missing),
    0,
  );
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(`is missing: \`${missing}\` (`)]);
  expect(status).toBe(2);
});

test('the cluster proof says what a machine without namespaces says, and what can be done there', () => {
  const { status, stderr } = withTools(tools, 1);
  expect(stderr).toContain('this machine refuses them: unshare says no');
  expect(stderr).toContain('npm run test:cluster -- --existing');
  expect(status).toBe(2);
});
