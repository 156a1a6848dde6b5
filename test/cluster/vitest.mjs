// Runs the proofs with vitest and counts them from the runner's own report.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How many proofs passed and how many failed; a run that could not even start counts as one failure. */
export async function runVitest(run) {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-headless-cluster-'));
  const report = join(folder, 'report.json');
  try {
    const script = join(root, 'node_modules/vitest/vitest.mjs');
    const options = ['--config', 'vitest.cluster.config.mts', '--configLoader', 'runner'];
    const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`];
    const vitest = spawn(process.execPath, [script, 'run', ...options, ...reporters, ...run.filters], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, CLUSTER_RUN: JSON.stringify(run) },
    });
    const status = await new Promise((done) => vitest.on('close', done));
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    // A file that cannot be loaded, or an error outside of a test, fails the run without a failed test.
    return { passed: numPassedTests, failed: status === 0 ? numFailedTests : Math.max(numFailedTests, 1) };
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
