// `npm run lint` runs this. Style is prettier's; what a folder may import is in .dependency-cruiser.mjs.
import js from '@eslint/js';
import vitest from '@vitest/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import packageJson from 'eslint-plugin-package-json';
import regexp from 'eslint-plugin-regexp';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const NO_CLOCK = 'A test must not depend on how fast the machine is. Count the work, or measure it in bench/.';

const typed = (names) => Object.fromEntries(names.map((name) => [`@typescript-eslint/${name}`, 'off']));

export default defineConfig(
  // Compiled files lie beside their sources.
  globalIgnores(['**/*.d.ts', '{lib,bin,examples,test}/**/*.js', 'main.js', 'dist', 'build']),
  {
    files: ['**/*.{ts,mts,mjs}'],
    extends: [js.configs.recommended],
    languageOptions: { globals: globals.node },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { regexp },
    rules: {
      // What is read was written by anybody: no text may keep a pattern busy for minutes.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // A message for a terminal has control characters, and so has the test of one.
      'no-control-regex': 'off',
    },
  },
  // It runs in a browser.
  { files: ['lib/graph/page/*.mjs'], languageOptions: { sourceType: 'script', globals: globals.browser } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    // One program for all: with `noUncheckedIndexedAccess`, which jsii does not take in its own tsconfig.json.
    languageOptions: { parserOptions: { project: 'test/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `() => list.push(one)` as a callback is read at once.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Names are ASCII wherever a text is taken apart.
      '@typescript-eslint/no-misused-spread': [
        'error',
        { allow: [{ from: 'lib', name: 'string' }, 'string', 'OutgoingHttpHeaders'] },
      ],
      // jsii has no functions: a class of static members is how a library offers some.
      '@typescript-eslint/no-extraneous-class': 'off',
      // What an interface declares to be a promise is one, even where one implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // A leading underscore says that a parameter is there for its place only.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  { files: ['**/*.mts'], extends: [tseslint.configs.strict] },
  {
    // The files that jsii compiles are CommonJS; what is needed late or rarely is required where it is needed.
    files: ['lib/**/*.ts', 'bin/**/*.ts', 'main.ts'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // jsii has `any` and no `unknown`, and so have cdk8s and cdk8s-plus where they hand out manifests.
    files: ['lib/constructs/**/*.ts', 'lib/validation/**/*.ts'],
    rules: typed([
      'no-explicit-any',
      'no-unsafe-argument',
      'no-unsafe-assignment',
      'no-unsafe-call',
      'no-unsafe-member-access',
      'no-unsafe-return',
    ]),
  },
  {
    // A prop of cdk8s-plus that is deprecated is still a prop.
    files: ['lib/constructs/**/*.ts'],
    rules: typed(['no-deprecated']),
  },
  {
    // A reader of text goes through it by index, and has compared each index with the length.
    files: ['lib/reading/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Users copy these, without `noUncheckedIndexedAccess`.
    files: ['examples/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Tests look into rendered YAML and into answers of servers, which have no types.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      // A mistake in a manifest is often a field less, by a name that the test has in a variable.
      '@typescript-eslint/no-dynamic-delete': 'off',
    },
  },
  {
    files: ['test/**/*.test.ts'],
    extends: [vitest.configs.recommended],
    rules: {
      'vitest/valid-expect': ['error', { maxArgs: 2 }],
      'vitest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect', 'expect*', 'assert*', 'assert.*', 'fc.assert'] },
      ],
      // What each test of a file promises beside its own promise is expected after it.
      'vitest/no-standalone-expect': ['error', { additionalTestBlockFunctions: ['afterEach'] }],
      // A promise about many cases is a loop with a condition.
      'vitest/no-conditional-expect': 'off',
    },
  },
  {
    // Here `check` is the whole of each test, and throws.
    files: ['test/cluster/proofs/pods/symptoms.test.ts'],
    rules: { 'vitest/expect-expect': 'off' },
  },
  {
    // Not test/cluster: a server of its own needs time to start, and a pod to be ready. Nor where real gRPC clients wait
    // until a connection is as old as the manifests allow: there the time is the promise.
    files: ['test/**/*.{ts,mts}'],
    ignores: ['test/cluster/**', 'test/support/grpc-peers.ts', 'test/constructs/grpc/grpc-clients.test.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'performance', message: NO_CLOCK }],
      'no-restricted-imports': ['error', { name: 'node:perf_hooks', message: NO_CLOCK }],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: NO_CLOCK },
        { object: 'process', property: 'cpuUsage', message: NO_CLOCK },
        { object: 'process', property: 'hrtime', message: NO_CLOCK },
        { object: 'console', property: 'time', message: NO_CLOCK },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: NO_CLOCK },
      ],
    },
  },
  packageJson.configs.recommended,
  {
    files: ['package.json'],
    rules: {
      // jsii reads `main` and `types`, and works out the rest.
      'package-json/require-exports': 'off',
      'package-json/require-sideEffects': 'off',
      'package-json/require-type': 'off',
      // What runs is listed with the rest of what is published; scripts are in the order in which they are needed.
      'package-json/no-redundant-files': 'off',
      'package-json/sort-collections': ['error', ['devDependencies', 'dependencies', 'peerDependencies']],
    },
  },
);
