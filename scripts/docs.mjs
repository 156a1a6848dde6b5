// Writes the generated pages; with --check only tells which of them are not what they would be.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stale } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
if (stale()) {
  // A check writes nothing.
  if (check) {
    console.log('the build is older than its sources: npm run build');
    process.exit(1);
  }
  build();
}
// These read what the build has just compiled.
const { rulesPage } = await import('./docs/rules-page.mjs');
const { coveragePage } = await import('./docs/coverage-page.mjs');
const { settingsSchema } = createRequire(import.meta.url)('../lib/settings/settings-schema.js');

const pages = {
  'docs/rules.md': rulesPage,
  'docs/rules-coverage.md': coveragePage,
  'docs/cdk8s-headless.schema.json': () => `${JSON.stringify(settingsSchema(), undefined, 2)}\n`,
  'docs/images/connections.svg': picture,
  'API.md': apiPage,
};

/** The picture of the README, of two of the examples. */
function picture() {
  const command = [join(root, 'bin/cdk8s-headless.js'), 'graph', '--format', 'svg'];
  const { status, stdout } = spawnSync(process.execPath, [...command, 'dist/search.k8s.yaml', 'dist/grpc.k8s.yaml'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) process.exit(status ?? 1);
  return stdout;
}

function apiPage() {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-headless-docs-'));
  const docgen = createRequire(import.meta.url).resolve('jsii-docgen/bin/jsii-docgen');
  const { status } = spawnSync(process.execPath, [docgen, '--output', join(folder, 'API.md')], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  const text = readFileSync(join(folder, 'API.md'), 'utf8');
  rmSync(folder, { recursive: true });
  return text;
}

const old = Object.entries(pages).filter(([file, page]) => {
  const path = join(root, file);
  const text = page();
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  if (!check) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return true;
});
for (const [file] of old) console.log(check ? `${file} is stale: npm run docs` : file);
if (check && old.length > 0) process.exit(1);
