import type { Field } from '../../kubernetes/fields';
import { compareVersions } from '../../kubernetes/versions';
import { sampleHeadlessService } from '../examples';
import { isPlaceholder } from '../../kubernetes/placeholders';
import { CONSTRAINT_RULES } from '../shared/constraints';
import type { Rule } from '../rule';
import type { Settings } from '../settings';
import { meantName } from '../shared/manifest/meant-name';
import { oddFields } from '../shared/manifest/odd-fields';
import { oneOf, quoted } from '../../kubernetes/quoted';

export const fieldValue: Rule = {
  id: 'field-value',
  severity: 'error',
  enforcement: 'api',
  title: 'Set a field that takes one of a few words to one of them',
  why:
    'The words are written as the API writes them, capitals included. In the pods of a StatefulSet, servers before 1.34 ' +
    'find a wrong one only when the pods are made.',
  symptom:
    'spec.type: Unsupported value: "clusterip": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
  fix: 'Write one of the words that are supported.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  outranks: [
    'svc-headless-itp',
    'svc-headless-externalname',
    'sts-restart-policy',
    'sts-update-strategy',
    ...CONSTRAINT_RULES,
  ],
  *check({ inventory, settings: { kubernetes } }) {
    for (const { object, path, value, oddity } of oddFields(inventory)) {
      if (oddity.is !== 'word' || typeof value !== 'string' || isPlaceholder(value)) continue;
      const since = oddity.field.wordSince.get(value);
      if (since === undefined)
        yield { object, path, found: quoted(value), expected: expectedWord(value, oddity.field, kubernetes) };
      else if (compareVersions(kubernetes.oldest, since) < 0) {
        const nowhere = compareVersions(kubernetes.newest, since) < 0;
        yield {
          object,
          path,
          found: `${quoted(value)}, known since Kubernetes ${since}`,
          expected: expectedWord(value, oddity.field, { ...kubernetes, newest: kubernetes.oldest }),
          severity: nowhere ? 'error' : 'info',
        };
      }
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { type: 'clusterip' } })],
    good: [sampleHeadlessService({ spec: { type: 'ClusterIP' } })],
  },
};

/** The word that is meant, or all words that the newest target knows. */
function expectedWord(value: string, { words, wordSince }: Field, { newest }: Settings['kubernetes']): string {
  const known = words.filter((word) => word !== '' && compareVersions(wordSince.get(word) ?? newest, newest) <= 0);
  const inOrder = [...known].sort((first, second) => Number(wordSince.has(first)) - Number(wordSince.has(second)));
  const meant = meantName(value, inOrder);
  return oneOf(meant === undefined ? inOrder : [meant]);
}
