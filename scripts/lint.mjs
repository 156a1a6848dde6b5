// `npm run lint`: types, typed lint, imports, format, links and workflows, all at once; what fails prints its report.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

// ESLint keeps what it found in files that have not changed. The type of something in another file may have, so a build
// server starts without.
const cache = process.env.CI
  ? []
  : ['--cache', '--cache-strategy', 'content', '--cache-location', 'build/eslint/', '--no-warn-ignored'];

const STEPS = {
  types: ['typescript/bin/tsc', '--noEmit', '-p', 'test/tsconfig.json'],
  lint: ['eslint/bin/eslint.js', '--max-warnings=0', ...cache, '.'],
  imports: [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '--config=.dependency-cruiser.mjs',
    ...['lib', 'bin', 'main.ts', 'examples', 'scripts', 'test'],
  ],
  format: ['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  links: ['remark-cli/cli.js', '--quiet', '--frail', '.'],
  workflows: ['../scripts/lint/workflows.mjs'],
};

/** Runs one step; whether it found nothing. */
const passes = ([name, [script, ...args]]) =>
  new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('close', (status) => {
      if (status !== 0) console.error(`npm run lint: ${name} failed\n${output}`);
      done(status === 0);
    });
  });

/** Whether all steps pass. */
export async function lint() {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const missing = Object.keys(devDependencies).filter((name) => !existsSync(join(root, 'node_modules', name)));
  if (missing.length > 0) {
    console.error(`not installed: ${missing.join(', ')}; run npm ci`);
    return false;
  }
  mkdirSync(join(root, 'build'), { recursive: true });
  const results = await Promise.all(Object.entries(STEPS).map(passes));
  return results.every(Boolean);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit((await lint()) ? 0 : 1);
