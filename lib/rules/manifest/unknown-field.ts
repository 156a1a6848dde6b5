import type { Field } from '../../kubernetes/fields';
import { compareVersions } from '../../kubernetes/versions';
import { sampleStatefulSet, withField } from '../examples';
import type { RuleFinding, Rule } from '../rule';
import type { Settings } from '../settings';
import { quoted } from '../../kubernetes/quoted';
import { CONSTRAINT_RULES } from '../shared/constraints';
import { listed, meantName } from '../shared/manifest/nearest-names';
import { oddFields, type OddField } from '../shared/manifest/odd-fields';
import { usualFirst } from '../shared/manifest/usual-fields';

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
  outranks: CONSTRAINT_RULES,
  *check({ inventory, settings: { kubernetes } }) {
    for (const odd of oddFields(inventory)) {
      const { object, path, value, oddity } = odd;
      if (oddity.is === 'unserved') {
        const finding = unserved(odd, oddity.field, kubernetes);
        if (finding !== undefined) yield finding;
      } else if (oddity.is === 'unknown') {
        const names = usualFirst(oddity.model);
        const near = meantName(oddity.field, names);
        yield {
          object,
          path,
          found: `\`${oddity.field}\` = ${quoted(value)}, which no Kubernetes version knows here`,
          expected: near === undefined ? `one of ${listed(names)}` : `\`${near}\``,
          ...(near === undefined ? {} : { fix: `Rename it to \`${near}\`.` }),
        };
      }
    }
  },
  examples: { bad: [bad], good: [good] },
};

/** A field that some of the target versions lack: an error where all do. */
function unserved(
  { object, path }: OddField,
  { name, since, until }: Field,
  { oldest, newest }: Settings['kubernetes'],
): RuleFinding | undefined {
  const early = since !== undefined && compareVersions(oldest, since) < 0;
  const late = until !== undefined && compareVersions(newest, until) > 0;
  if (!early && !late) return undefined;
  const nowhere =
    (since !== undefined && compareVersions(newest, since) < 0) ||
    (until !== undefined && compareVersions(oldest, until) > 0);
  const lacking = early ? (nowhere ? newest : oldest) : nowhere ? oldest : newest;
  return {
    object,
    path,
    found: early ? `\`${name}\`, known since Kubernetes ${since}` : `\`${name}\`, known until Kubernetes ${until}`,
    expected: `a field that Kubernetes ${lacking} has`,
    fix: early
      ? `Leave it out for clusters older than ${since}, or raise the oldest target version.`
      : `Leave it out for clusters newer than ${until}.`,
    severity: nowhere ? 'error' : 'info',
  };
}
