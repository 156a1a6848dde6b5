// Stryker runs this in its copy of the project, after it has put its changes into lib/: bundles the tests with the code
// that they test. One change is one new thread, and a thread reads a few bundled files faster than hundreds of modules.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';

const tests = (process.env.MUTATION_TESTS ?? 'test').split(' ');

/** A bundled file finds what it reads at run time where its source finds it. */
const folderOfTheSource = {
  name: 'folder-of-the-source',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/(test|lib)\/.*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replaceAll(/\b__dirname\b/g, () => JSON.stringify(dirname(path)))
        .replaceAll(/\bimport\.meta\.url\b/g, () => JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    })),
};

await build({
  entryPoints: globSync(tests.map((path) => (path.endsWith('.test.ts') ? path : `${path}/**/*.test.ts`))),
  outdir: 'bundled-tests',
  outbase: '.',
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  // Messages name classes.
  keepNames: true,
  banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  plugins: [folderOfTheSource],
  logLevel: 'warning',
});
