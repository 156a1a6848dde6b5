// `npm run test:mutation -- <folders or files of lib> [folders or files of test]`: changes their code bit by bit, and
// shows which changes no test notices. Subfolders are folders of their own. Without tests it runs those that mirror
// them. `--concurrency 1` leaves a processor to others; `--sample 4` tries one change of four, always the same ones.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string' }, sample: { type: 'string' } },
});
const sampled = values.sample !== undefined;
const paths = positionals.map((path) => path.replace(/\/$/, ''));
const folders = paths.filter((path) => /^lib(\/|$)/.test(path));
const named = paths.filter((path) => !folders.includes(path));
const mirrors = folders.map((path) => path.replace(/^lib/, 'test').replace(/\.ts$/, '.test.ts'));
const tests = named.length > 0 ? named : mirrors.filter((folder) => existsSync(join(root, folder)));
if (folders.length === 0 || tests.length === 0 || paths.some((path) => !existsSync(join(root, path)))) {
  console.error(
    'name a folder of lib/ and, if no folder of test/ mirrors it, its tests: npm run test:mutation -- lib/port',
  );
  process.exit(2);
}
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
    'run',
    '--mutate',
    [...folders.map((path) => (path.endsWith('.ts') ? path : `${path}/*.ts`)), '!**/*.d.ts', '!**/*.generated.ts'].join(
      ',',
    ),
    // What is known of unchanged code and tests is kept.
    '--incrementalFile',
    `build/mutation/${folders.map((folder) => folder.replaceAll('/', '-')).join('+')}${sampled ? `-${values.sample}` : ''}.json`,
    ...(values.concurrency === undefined ? [] : ['--concurrency', values.concurrency]),
    ...(sampled ? ['--checkers', 'sample'] : []),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, MUTATION_TESTS: tests.join(' '), ...(sampled ? { MUTATION_SAMPLE: values.sample } : {}) },
  },
);
process.exit(status ?? 1);
