// `npm test`: types of the tests, all tests, and last a line with the count, from the runner's own report.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stale } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (script, args) =>
  spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' }).status;

if (stale()) build();
if (run('typescript/bin/tsc', ['--noEmit', '-p', 'test/tsconfig.json']) !== 0) {
  console.error('the tests do not type-check');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'cdk8s-headless-test-'));
const report = join(folder, 'report.json');
const status = run('vitest/vitest.mjs', [
  'run',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]);
const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
rmSync(folder, { recursive: true });
const failed = Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0);
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exit(status !== 0 || failed > 0 || numPassedTests === 0 ? 1 : 0);
