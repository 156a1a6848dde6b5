// A sample of the changes: each one whose digest is divisible by MUTATION_SAMPLE, so that every run takes the same ones.
// Those outside count as errors in Stryker's table, and not in its score.
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { CheckStatus } from '@stryker-mutator/api/check';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';

const every = BigInt(process.env.MUTATION_SAMPLE ?? '1');

/** What the change is and where, in this file. Lines are not part of it: a line above changes nothing. */
function isInSample({ fileName, mutatorName, location, replacement }) {
  const text = [relative(process.cwd(), fileName), mutatorName, location.start.column, replacement].join('\n');
  return createHash('sha256').update(text).digest().readBigUInt64BE() % every === 0n;
}

class SampleChecker {
  async init() {}

  async check(mutants) {
    const result = (mutant) =>
      isInSample(mutant)
        ? { status: CheckStatus.Passed }
        : { status: CheckStatus.CompileError, reason: 'It is not in the sample.' };
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, result(mutant)]));
  }

  group(mutants) {
    return Promise.resolve([mutants.map(({ id }) => id)]);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', SampleChecker)];
