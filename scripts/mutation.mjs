// `npm run test:mutation -- <folder of lib> [folders of test]`: changes the code of a folder bit by bit, and shows which
// changes no test notices. Without folders of tests it runs the one that mirrors the folder.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [folder, ...named] = process.argv.slice(2).map((path) => path.replace(/\/$/, ''));
if (folder === undefined || !existsSync(join(root, folder))) {
  console.error('name a folder of lib/: npm run test:mutation -- lib/port');
  process.exit(2);
}
const tests = named.length > 0 ? named : [folder.replace(/^lib\//, 'test/')];
const name = folder.replaceAll('/', '-');
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
    'run',
    '--mutate',
    `${folder}/**/*.ts,!**/*.d.ts,!**/*.generated.ts`,
    // What is known of unchanged code and tests is kept.
    '--incrementalFile',
    `build/mutation/${name}.json`,
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, MUTATION_TESTS: tests.join(' ') } },
);
process.exit(status ?? 1);
