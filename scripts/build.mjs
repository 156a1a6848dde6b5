// Compiles lib, bin, examples and main.ts in place with jsii; with --if-stale only when a source is newer than the last build.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['lib', 'bin', 'examples'];
const lone = ['main.ts', 'package.json', 'package-lock.json', 'tsconfig.json', 'README.md'];

function newestSource() {
  let newest = 0;
  const look = (path) => (newest = Math.max(newest, statSync(path).mtimeMs));
  for (const folder of sources)
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      // A folder's time tells of sources that are gone.
      if (entry.isFile() ? entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts') : false)
        look(join(entry.parentPath, entry.name));
    }
  for (const file of lone) if (existsSync(join(root, file))) look(join(root, file));
  return newest;
}

/** Whether no compiled file is older than any source. */
export function stale() {
  const built = join(root, '.jsii');
  return !existsSync(built) || !existsSync(join(root, 'main.js')) || statSync(built).mtimeMs < newestSource();
}

/** Compiles; ends the process with jsii's exit code when it fails. */
export function build() {
  const jsii = createRequire(import.meta.url).resolve('jsii/bin/jsii');
  const { status } = spawnSync(process.execPath, [jsii, '--fail-on-warnings', '--silence-warnings=reserved-word'], {
    cwd: root,
    stdio: 'inherit',
    // jsii's support for Node 20 has ended, ours has not; what it compiles runs there.
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv.includes('--if-stale') || stale()) build();
}
