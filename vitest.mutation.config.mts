import { defineConfig } from 'vitest/config';

// The tests that scripts/mutation/bundle.mjs has made, in Stryker's copy of the project.
export default defineConfig({
  test: {
    dir: 'bundled-tests',
    include: ['**/*.test.mjs'],
    // One thread reads the shared files once for all tests of a run. Stryker starts a new thread for each change.
    isolate: false,
    server: { deps: { external: [/\/bundled-tests\/chunks\//] } },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
