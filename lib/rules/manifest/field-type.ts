import { sampleStatefulSet, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { CONSTRAINT_RULES } from '../shared/constraints';
import { isPlaceholder } from '../../kubernetes/placeholders';
import { oddFields } from '../shared/manifest/odd-fields';

const path = 'spec.template.spec.containers[0].env';

export const fieldType: Rule = {
  id: 'field-type',
  severity: 'error',
  enforcement: 'api',
  title: 'Give every field the type that the API expects',
  why:
    'YAML guesses types: an unquoted 80 is a number and an unquoted true a boolean. The API server refuses an object in ' +
    'which a field has another type than its schema says.',
  symptom: '.value: expected string, got ',
  fix: 'Put strings in quotes, remove the quotes of numbers and booleans, and put a dash before each entry of a list.',
  source: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/',
  outranks: [...CONSTRAINT_RULES, 'env-name', 'sts-selector-match', 'sts-vct'],
  *check({ inventory }) {
    for (const { object, path: at, value, oddity } of oddFields(inventory))
      // What a later step fills in may get any type.
      if (oddity.is === 'mistyped' && !(typeof value === 'string' && isPlaceholder(value)))
        yield {
          object,
          path: at,
          found: `${kindOf(value)} ${quoted(value)}`,
          expected: Number.isInteger(value) && oddity.expected === 'int32' ? RANGE : EXPECTED[oddity.expected],
        };
  },
  examples: {
    bad: [withField(sampleStatefulSet(), path, [{ name: 'PORT', value: 8080 }])],
    good: [withField(sampleStatefulSet(), path, [{ name: 'PORT', value: '8080' }])],
  },
};

const WHOLE = 'a whole number, without quotes';
const RANGE = 'a whole number from -2147483648 to 2147483647';

const EXPECTED = {
  string: 'a string; quote it',
  boolean: 'true or false, without quotes',
  number: 'a number, without quotes',
  int32: WHOLE,
  int64: WHOLE,
  'int-or-string': 'a whole number or a string',
  quantity: 'a quantity such as "256Mi"',
  time: 'a time such as "2030-01-31T12:00:00Z"',
  base64: 'text in base64',
  list: 'a list',
  object: 'an object',
};

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'the list';
  return typeof value === 'object' ? 'the object' : `the ${typeof value}`;
}
