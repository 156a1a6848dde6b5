import { defineConfig } from 'vitest/config';
import { lazyModules } from './test/support/lazy-modules.mts';

const run = JSON.parse(process.env.CLUSTER_RUN ?? '{}') as { existing?: boolean; scratch?: string };

export default defineConfig({
  plugins: [lazyModules],
  resolve: { extensions: ['.ts', '.mts', '.js', '.mjs', '.json'] },
  cacheDir: run.scratch ? `${run.scratch}/vite` : undefined,
  test: {
    // Another cluster has no kubelet of ours, so only what the API server alone can answer is put to it.
    include: [run.existing ? 'test/cluster/proofs/api/*.test.ts' : 'test/cluster/proofs/**/*.test.ts'],
    globalSetup: 'test/cluster/setup.ts',
    // All proofs share one API server, and two cores.
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
