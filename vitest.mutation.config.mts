import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.mts';

/** The folders of tests that scripts/mutation.mjs names, one after another. */
const folders = (process.env.MUTATION_TESTS ?? 'test').split(' ');

export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({ test: { include: folders.map((folder) => `${folder}/**/*.test.ts`) } }),
);
