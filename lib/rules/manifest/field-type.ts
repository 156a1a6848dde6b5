import { sampleStatefulSet, withField } from '../examples';
import { shown } from '../shown';
import type { Rule } from '../rule';
import { oddFields } from './field-walk';

const path = 'spec.template.spec.containers[0].env';

export const fieldType: Rule = {
  id: 'field-type',
  severity: 'error',
  enforcement: 'api',
  title: 'Every field has the type that the API gives it',
  why:
    'YAML guesses types: an unquoted 80 is a number and an unquoted true a boolean. The API server refuses an object in ' +
    'which a field has another type than its schema says.',
  symptom: '.value: expected string, got ',
  fix: 'Quote what must be a string, take the quotes from what must be a number or boolean, and put a dash before list entries.',
  source: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/',
  *check({ inventory }) {
    for (const { object, path: at, value, oddity } of oddFields(inventory))
      if (oddity.is === 'mistyped')
        yield {
          object,
          path: at,
          found: `${kindOf(value)} ${shown(value)}`,
          expected: EXPECTED[oddity.expected] ?? oddity.expected,
        };
  },
  examples: {
    bad: [withField(sampleStatefulSet(), path, [{ name: 'PORT', value: 8080 }])],
    good: [withField(sampleStatefulSet(), path, [{ name: 'PORT', value: '8080' }])],
  },
};

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a string; quote it',
  boolean: 'true or false, without quotes',
  integer: 'a whole number, without quotes',
  'int-or-string': 'a whole number or a string',
  quantity: 'a quantity such as "256Mi"',
  list: 'a list',
  mapping: 'a mapping',
};

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'the list';
  return typeof value === 'object' ? 'the mapping' : `the ${typeof value}`;
}
