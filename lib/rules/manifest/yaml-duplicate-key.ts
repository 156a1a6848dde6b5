import { duplicateKeysOf, noteDuplicateKeys } from '../../manifest/duplicate-keys';
import type { Rule } from '../rule';
import { sampleService } from '../samples';

export const yamlDuplicateKey: Rule = {
  id: 'yaml-duplicate-key',
  severity: 'error',
  enforcement: 'practice',
  title: 'No mapping holds a key twice',
  why:
    'YAML forbids it and readers differ: some refuse the file, kubectl and most others silently take the last value, so ' +
    'that the first one is lost.',
  symptom: 'the first of the two values is lost, without a message',
  fix: 'Keep one of the two, or merge what they hold.',
  source: 'https://yaml.org/spec/1.2.2/#3213-node-comparison',
  *check({ inventory }) {
    for (const { manifest: object } of inventory.resources)
      for (const { path, lines } of duplicateKeysOf(object))
        yield {
          object,
          path,
          found: lines === undefined ? 'the key twice' : `the key twice, in lines ${lines[0]} and ${lines[1]}`,
          expected: 'the key once',
        };
  },
  // The two differ in their text alone: an object cannot hold a key twice.
  examples: { bad: [noteDuplicateKeys(sampleService(), [{ path: 'spec.selector' }])], good: [sampleService()] },
};
