import { TOPICS } from '../../kubernetes/constraints/topics';
import { isPlaceholder } from '../../kubernetes/placeholders';
import { quoted } from '../../kubernetes/quoted';
import type { Manifest } from '../../manifest/manifest';
import { sampleDeployment, withField } from '../examples';
import type { Rule, RuleFinding } from '../rule';
import { findingsAbout } from '../shared/constraints';
import { oddFields } from '../shared/manifest/odd-fields';

const about = findingsAbout('placeholder-unrendered');
const whole = sampleDeployment();

export const placeholderUnrendered: Rule = {
  id: 'placeholder-unrendered',
  severity: 'error',
  enforcement: 'api',
  title: 'Render placeholders before manifests are applied',
  why: TOPICS['placeholder-unrendered'],
  symptom: 'spec.replicas: expected numeric',
  fix: 'Check what comes out of the template engine or the substitution, such as helm template or envsubst, not what goes in.',
  source: 'https://helm.sh/docs/helm/helm_template/',
  outranks: ['field-type', 'field-value', 'svc-name-label', 'sts-name-label', 'sts-service-name-syntax'],
  *check(run) {
    const places = new Set<string>();
    const ids = new Map<Manifest, number>();
    for (const finding of [...ofTypes(run), ...about(run)]) {
      const id = ids.get(finding.object) ?? ids.size;
      ids.set(finding.object, id);
      const place = `${id} ${finding.path} ${finding.found}`;
      if (!places.has(place)) yield finding;
      places.add(place);
    }
  },
  examples: {
    bad: [withField(whole, 'spec.replicas', '{{ .Values.replicas }}')],
    good: [withField(whole, 'spec.replicas', 2)],
  },
};

/** Where a field takes another type, or one of a few words. */
function* ofTypes({ inventory }: Parameters<Rule['check']>[0]): Iterable<RuleFinding> {
  for (const { object, path, value, oddity } of oddFields(inventory))
    if ((oddity.is === 'mistyped' || oddity.is === 'word') && typeof value === 'string' && isPlaceholder(value))
      yield {
        object,
        path,
        found: quoted(value),
        expected: oddity.is === 'word' ? 'one of the words of the field' : EXPECTED[oddity.expected],
      };
}

const EXPECTED = {
  string: 'a string',
  boolean: 'true or false',
  number: 'a number',
  int32: 'an integer',
  int64: 'an integer',
  'int-or-string': 'an integer or a string',
  quantity: 'a quantity such as "256Mi"',
  time: 'a time such as "2030-01-31T12:00:00Z"',
  base64: 'text in base64',
  list: 'a list',
  object: 'an object',
};
