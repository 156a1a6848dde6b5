import type { Field } from '../../kubernetes/fields';
import { oneOf } from '../../kubernetes/quoted';
import { compareVersions } from '../../kubernetes/versions';
import { sampleStatefulSet, withField } from '../examples';
import type { RuleFinding, Rule } from '../rule';
import type { Settings } from '../settings';
import { dig, mapping } from '../../manifest/manifest';
import { CONSTRAINT_RULES } from '../shared/constraints';
import { meantField } from '../shared/manifest/meant-field';
import { asWritten } from '../shared/manifest/meant-object';
import { oddFields, type OddField } from '../shared/manifest/odd-fields';
import { usualFirst } from '../shared/manifest/usual-fields';

const resources = 'spec.template.spec.containers[0].resources';
const good = withField(sampleStatefulSet(), resources, { requests: { memory: '256Mi' } });
const bad = withField(good, `${resources}.limit`, { memory: '256Mi' });

export const unknownField: Rule = {
  id: 'unknown-field',
  severity: 'error',
  enforcement: 'api',
  title: 'Write only fields that the API has',
  why:
    'The API server drops a field that it does not know, without a message, so the setting never takes effect. ' +
    'With strict field validation or server-side apply it refuses the object.',
  symptom: 'field not declared in schema',
  fix: 'Write the name as kubectl explain prints it, at the level where it belongs.',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  outranks: [...CONSTRAINT_RULES, 'env-name', 'object-name-missing', 'pod-probe-fields', 'sts-vct', 'svc-port-range'],
  *check({ inventory, settings: { kubernetes } }) {
    for (const odd of oddFields(inventory)) {
      const { object, path, steps, oddity } = odd;
      if (oddity.is === 'unserved') {
        const finding = unserved(odd, oddity.field, kubernetes);
        if (finding !== undefined) yield finding;
      } else if (oddity.is === 'unknown') {
        const parent = mapping(dig(asWritten(object), ...steps.slice(0, -1))) ?? {};
        const meant = meantField(oddity.field, oddity.model, parent)?.join('.');
        const moved = meant?.includes('.') === true;
        yield {
          object,
          path,
          found: `the field ${oddity.field}, which no Kubernetes version has here`,
          expected: meant === undefined ? oneOf(usualFirst(oddity.model)) : `the field ${meant}`,
          ...(meant === undefined ? {} : { fix: moved ? `Move it to ${meant}.` : `Rename it to ${meant}.` }),
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
    found: early ? `${name}, which Kubernetes has since ${since}` : `${name}, which Kubernetes had until ${until}`,
    expected: `a field that Kubernetes ${lacking} has`,
    fix: early
      ? `Leave it out for clusters older than ${since}, or raise the oldest target version.`
      : `Leave it out for clusters newer than ${until}.`,
    severity: nowhere ? 'error' : 'info',
  };
}
