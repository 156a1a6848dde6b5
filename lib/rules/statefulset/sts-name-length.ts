import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { statefulSets } from '../shared/statefulset/stateful-sets';

/** A label's value has 63 characters; `controller-revision-hash` is the set's name, a dash and up to ten digits. */
const LONGEST_NAME = 63 - 1 - 10;

export const stsNameLength: Rule = {
  id: 'sts-name-length',
  severity: 'error',
  enforcement: 'runtime',
  title: 'The name of a StatefulSet has at most 52 characters',
  why:
    'Each pod gets the label controller-revision-hash: the name, a dash and a number of up to ten digits, in at most 63 ' +
    'characters. With 53 characters the pods of about three templates in four are refused, so that it may run today and ' +
    'fail on the next change of an image.',
  symptom: 'metadata.labels: Invalid value: "<name>-<hash>": must be no more than 63 characters',
  fix: 'Shorten the name to 52 characters. It cannot be changed later without a new set and new volumes.',
  source: 'https://github.com/kubernetes/kubernetes/issues/64023',
  *check({ inventory }) {
    for (const { manifest: object, name } of statefulSets(inventory))
      // A longer one than 63 is refused as a name already.
      if (name.length > LONGEST_NAME && name.length <= 63)
        yield {
          object,
          path: 'metadata.name',
          found: `${name.length} characters: ${name}`,
          expected: `at most ${LONGEST_NAME} characters`,
        };
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'metadata.name', `ledger-${'x'.repeat(48)}`)],
    good: [withField(sampleStatefulSet(), 'metadata.name', `ledger-${'x'.repeat(45)}`)],
  },
};
