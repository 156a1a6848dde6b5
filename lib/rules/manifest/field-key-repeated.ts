import { isDeepStrictEqual } from 'node:util';
import { quoted } from '../../kubernetes/quoted';
import { dig } from '../../manifest/manifest';
import { sampleDeployment, withField } from '../examples';
import { fieldPath } from '../path';
import type { Rule } from '../rule';
import { asWritten } from '../shared/manifest/meant-object';
import { oddFields } from '../shared/manifest/odd-fields';

const path = 'spec.template.spec.containers[0].ports';
const http = { name: 'http', containerPort: 8080 };

export const fieldKeyRepeated: Rule = {
  id: 'field-key-repeated',
  severity: 'warning',
  enforcement: 'api',
  title: 'Write each entry of a list once',
  why:
    'The API merges these lists by a key, as containers by their name. Server-side apply refuses an object that has a key ' +
    'twice. kubectl apply takes a new object, and a later update can drop either of the two entries.',
  symptom: 'duplicate entries for key [containerPort=8080,protocol="TCP"]',
  fix: 'Keep one of the two entries, or give the second one another key.',
  source: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy',
  *check({ inventory }) {
    for (const { object, path: at, value, steps, oddity } of oddFields(inventory)) {
      if (oddity.is !== 'repeated') continue;
      const { keys, first } = oddity;
      const list = steps.slice(0, -1);
      const [only] = keys.length === 1 ? keys : [];
      yield {
        object,
        path: only === undefined ? at : fieldPath(at, only),
        found: `${keyOf(value, keys)}, which ${[...list, first].reduce<string>(fieldPath, '')} has too`,
        expected: `each ${keys.join(' and ')} once`,
        ...(isDeepStrictEqual(value, dig(asWritten(object), ...list, first)) && {
          fix: 'Take one of the two out: they are equal.',
        }),
      };
    }
  },
  examples: {
    bad: [withField(sampleDeployment(), path, [http, { name: 'web', containerPort: 8080 }])],
    good: [withField(sampleDeployment(), path, [http, { name: 'web', containerPort: 8080, protocol: 'UDP' }])],
  },
};

/** The keys as they are written. */
function keyOf(entry: unknown, keys: readonly string[]): string {
  return keys
    .map((key) => [key, dig(entry, key)] as const)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key} ${quoted(value)}`)
    .join(' and ');
}
