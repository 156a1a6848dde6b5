import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { statefulSets } from '../shared/statefulset/stateful-sets';

/** The value of a label has 63 characters; that of `controller-revision-hash` ends with a dash and up to ten digits. */
const LONGEST_NAME = 63 - 1 - 10;

export const stsNameLength: Rule = {
  id: 'sts-name-length',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Keep the name of a StatefulSet at 52 characters or less',
  why:
    'Each pod gets the label controller-revision-hash: the name, "-" and a number of up to ten digits. The value ' +
    'of a label has at most 63 characters. With a name of 53 characters the API server refuses the pods of about ' +
    'three templates in four: the set may run today and fail after the next change of an image.',
  symptom: 'metadata.labels: Invalid value: "<name>-<hash>": must be no more than 63 characters',
  fix: 'Shorten the name to 52 characters. It cannot be changed later without a new set and new volumes.',
  source: 'https://github.com/kubernetes/kubernetes/issues/64023',
  *check({ inventory }) {
    for (const { manifest: object, name } of statefulSets(inventory))
      // A name of more than 63 characters is refused itself.
      if (name.length > LONGEST_NAME && name.length <= 63)
        yield {
          object,
          path: 'metadata.name',
          found: `${quoted(name)}, which has ${name.length} characters`,
          expected: `at most ${LONGEST_NAME} characters`,
        };
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'metadata.name', `ledger-${'x'.repeat(48)}`)],
    good: [withField(sampleStatefulSet(), 'metadata.name', `ledger-${'x'.repeat(45)}`)],
  },
};
