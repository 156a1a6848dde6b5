import { defineConfig } from 'vitest/config';
import { lazyModules } from './test/support/lazy-modules.mts';

export default defineConfig({
  plugins: [lazyModules],
  // The compiled files lie beside their sources; tests read the sources.
  resolve: { extensions: ['.ts', '.mts', '.js', '.mjs', '.json'] },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/cluster/**', 'node_modules/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
