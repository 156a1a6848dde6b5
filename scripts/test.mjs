// `npm test`: lint with the types of the tests, all tests, and last a line with the count, from the runner's own report.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stale } from './build.mjs';
import { lint } from './lint.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const terminal = process.stdout.isTTY;

if (stale()) build();
// Who names tests wants these alone.
const named = process.argv.slice(2);
if (named.length === 0 && !(await lint())) process.exit(1);
const folder = mkdtempSync(join(tmpdir(), 'cdk8s-headless-test-'));
const report = join(folder, 'report.json');
const args = ['run', `--reporter=${terminal ? 'dot' : 'default'}`, '--reporter=json', `--outputFile.json=${report}`];
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args, ...named], {
  cwd: root,
  stdio: 'inherit',
  // Plain lines where nobody looks on: no colours, and nothing that is written over.
  env: { ...process.env, ...(terminal ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined }) },
});
const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
rmSync(folder, { recursive: true });
const failed = Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0);
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exit(status !== 0 || failed > 0 || numPassedTests === 0 ? 1 : 0);
