import { closest, distance } from 'fastest-levenshtein';
import { sampleStatefulSet, withField } from '../examples';
import { shown } from '../shown';
import type { Rule } from '../rule';
import { compareVersions } from '../version';
import { oddFields } from './field-walk';

const resources = 'spec.template.spec.containers[0].resources';
const good = withField(sampleStatefulSet(), resources, { requests: { memory: '256Mi' } });
const bad = withField(good, `${resources}.limit`, { memory: '256Mi' });

export const unknownField: Rule = {
  id: 'unknown-field',
  severity: 'error',
  enforcement: 'api',
  title: 'Every field is one that the API has',
  why:
    'A field that the API does not know is dropped without a word, so the setting never takes effect; with strict field ' +
    'validation or server-side apply the object is refused instead.',
  symptom: 'field not declared in schema',
  fix: 'Write the name as `kubectl explain` prints it, at the level where it belongs.',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  *check({ inventory, settings: { kubernetes } }) {
    for (const { object, path, value, oddity } of oddFields(inventory)) {
      if (oddity.is === 'unknown') {
        const near = closest(oddity.field, [...oddity.known]);
        const likely =
          distance(oddity.field.toLowerCase(), near.toLowerCase()) <= Math.max(1, Math.round(near.length * 0.3));
        yield {
          object,
          path,
          found: `\`${oddity.field}\` = ${shown(value)}, which no Kubernetes version knows here`,
          expected: likely ? `\`${near}\`` : `one of ${oddity.known.join(', ')}`,
          ...(likely ? { fix: `Rename it to \`${near}\`.` } : {}),
        };
      } else if (oddity.is === 'newer' && compareVersions(kubernetes.oldest, oddity.since) < 0) {
        const nowhere = compareVersions(kubernetes.newest, oddity.since) < 0;
        yield {
          object,
          path,
          found: `\`${oddity.field}\`, known since Kubernetes ${oddity.since}`,
          expected: `a field that Kubernetes ${nowhere ? kubernetes.newest : kubernetes.oldest} has`,
          fix: `Leave it out for clusters older than ${oddity.since}, or raise the oldest target version.`,
          severity: nowhere ? 'error' : 'info',
        };
      }
    }
  },
  examples: { bad: [bad], good: [good] },
};
