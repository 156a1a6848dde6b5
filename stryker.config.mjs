// `npm run test:mutation -- <folder of lib> [folders of test]`, see scripts/mutation.mjs.
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  buildCommand: 'node scripts/mutation/bundle.mjs',
  testRunner: 'vitest',
  plugins: [
    '@stryker-mutator/vitest-runner',
    './scripts/mutation/examples-are-data.mjs',
    './scripts/mutation/sample.mjs',
  ],
  ignorers: ['examples-are-data'],
  vitest: { configFile: 'vitest.mutation.config.mts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  incremental: true,
  // Texts of messages: a test that repeats them holds nothing.
  mutator: { excludedMutations: ['StringLiteral'] },
  reporters: ['clear-text'],
  clearTextReporter: {
    allowColor: false,
    allowEmojis: false,
    logTests: false,
    reportTests: false,
    reportScoreTable: true,
  },
  tempDirName: 'build/stryker',
  ignorePatterns: ['build', '/lib/**/*.js', '/lib/**/*.d.ts', '/bin/**/*.js', '/examples/**/*.js'],
  // The type checker is the linter's work.
  disableTypeChecks: false,
  // A busy machine is no change that a test has noticed.
  timeoutMS: 120_000,
  dryRunTimeoutMinutes: 30,
};
