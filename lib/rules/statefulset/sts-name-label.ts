import { dnsLabel1123Errors } from '../../kubernetes/names';
import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { labelExpectation } from '../../kubernetes/constraints/names';
import { quoted } from '../../kubernetes/quoted';
import { isPlaceholder } from '../../kubernetes/placeholders';
import { statefulSets } from '../shared/statefulset/stateful-sets';

export const stsNameLabel: Rule = {
  id: 'sts-name-label',
  severity: 'error',
  enforcement: 'api',
  title: 'Name a StatefulSet with a DNS label',
  why:
    'The host names of the pods begin with the name of the set, and a host name has no dots, capital letters or ' +
    'underscores.',
  symptom: 'metadata.name: Invalid value: "web.v2": must not contain dots',
  fix: 'Write lowercase letters, digits and "-" only, such as web-v2.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#components',
  *check({ inventory }) {
    for (const { manifest: object, name } of statefulSets(inventory)) {
      const errors = name === '' || isPlaceholder(name) ? [] : dnsLabel1123Errors(name);
      if (errors.length > 0)
        yield { object, path: 'metadata.name', found: quoted(name), expected: labelExpectation(name) };
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'metadata.name', 'web.v2')],
    good: [withField(sampleStatefulSet(), 'metadata.name', 'web-v2')],
  },
};
