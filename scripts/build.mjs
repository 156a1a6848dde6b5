// Compiles lib, bin, examples and main.ts in place with jsii, and makes one file of the command; with --if-stale only when
// a source is newer than the last build.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['lib', 'bin', 'examples'];
// jsii copies README.md into what it makes; a release builds anew, and nothing else reads that copy.
const lone = ['main.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** The files below a folder of sources. */
const filesOf = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const files = () => sources.flatMap(filesOf);
const isSource = (file) => file.endsWith('.ts') && !file.endsWith('.d.ts');

/** What was compiled from sources that are gone: an import of one must fail here as it does on a fresh clone. */
const orphans = () =>
  files().filter((file) => {
    const source = file.replace(/(\.d\.ts|\.js)$/, '.ts');
    return source !== file && !existsSync(source);
  });

/** Whether a source is newer than the last build, or gone since. */
export function stale() {
  const built = join(root, '.jsii');
  if (!existsSync(built) || !existsSync(join(root, 'main.js')) || orphans().length > 0) return true;
  const inputs = [...files().filter(isSource), ...lone.map((file) => join(root, file)).filter(existsSync)];
  const { mtimeMs } = statSync(built);
  // It is made last: an older one is what jsii compiled, of a build that went no further.
  const command = join(root, 'bin/cdk8s-headless.js');
  if (!existsSync(command) || statSync(command).mtimeMs < mtimeMs) return true;
  return inputs.some((file) => statSync(file).mtimeMs > mtimeMs);
}

/**
 * Makes one file of the command and all modules of the project that it runs. Node reads, resolves and compiles hundreds of
 * files one by one otherwise, which is most of the time of a small `check`. Packages stay where they are.
 */
function bundle() {
  buildSync({
    absWorkingDir: root,
    entryPoints: ['bin/cdk8s-headless.ts'],
    outfile: 'bin/cdk8s-headless.js',
    allowOverwrite: true,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
  });
}

/** Compiles, and once more where the compiled structs have other props than the table of kinds says. */
export function build() {
  for (const file of orphans()) rmSync(file);
  compile();
  // The table is data: it changes no struct, so that the second time is the last.
  if (writesPropKinds()) compile();
  bundle();
}

/** In a process of its own, which reads what has just been compiled. */
function writesPropKinds() {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'scripts/prop-kinds.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) process.exit(status ?? 1);
  return stdout !== '';
}

/** Ends the process with jsii's exit code when it fails. */
function compile() {
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
