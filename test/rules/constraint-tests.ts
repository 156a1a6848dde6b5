import { describe, expect, test } from 'vitest';
import { violationsOf } from '../../lib/kubernetes/constraints/object';
import { dig, type Manifest } from '../../lib/manifest/manifest';
import type { Rule } from '../../lib/rules/rule';
import { clusterFacts } from '../../lib/rules/shared/constraints';
import { DEFAULT_SETTINGS } from '../../lib/rules/settings';
import { changed, OBJECTS, stepsOf, type Kind } from '../kubernetes/constraints/objects';
import { kubernetes, placesOf } from './rule-tests';

/** A field of a valid object, values that are put there (`undefined` takes the field away), and the field of the finding where it is another. */
type Change = readonly [kind: Kind, field: string, values: readonly unknown[], place?: string];

/** The tests of a rule on one topic of what Kubernetes takes. */
export function constraintTests(
  rule: Rule,
  changes: { readonly wrong: readonly Change[]; readonly right: readonly Change[] },
): void {
  const settings = kubernetes('1.37');
  const cases = (some: readonly Change[]) =>
    some.flatMap(([kind, field, values, place = field]) =>
      values.map((value) => ({
        kind,
        field,
        value,
        place,
        shown: value === undefined ? 'nothing' : JSON.stringify(value),
      })),
    );

  describe('a manifest that is wrong', () => {
    test.each(cases(changes.wrong))(
      '$kind, $field: $shown is one finding, at the field',
      ({ kind, field, value, place }) => {
        const object = changed(kind, field, value);
        expect(placesOf(rule, [object], settings)).toEqual([
          `${String(object.kind)}/${nameOf(object)} ${nearest(object, place)}`,
        ]);
        // Nothing else follows from the one mistake.
        const facts = clusterFacts({ ...DEFAULT_SETTINGS, ...settings });
        expect(violationsOf(object, facts).map(({ topic }) => topic)).toEqual([rule.id]);
      },
    );
  });

  describe('a manifest that is right', () => {
    test.each(cases(changes.right))('$kind, $field: $shown is no finding', ({ kind, field, value }) => {
      expect(placesOf(rule, [changed(kind, field, value)], settings)).toEqual([]);
    });

    test('valid objects of all kinds have no finding', () => {
      expect(placesOf(rule, Object.values(OBJECTS), settings)).toEqual([]);
    });
  });
}

const nameOf = (object: Manifest): string => String(dig(object, 'metadata', 'name'));

/** The field, or where it is missing the nearest one that is there. */
function nearest(object: Manifest, field: string): string {
  const ways = [field];
  while (ways.at(-1) !== '') ways.push((ways.at(-1) ?? '').replace(/(^|\.)[^.[\]]+$|\['[^']+'\]$|\[\d+\]$/, ''));
  return ways.find((way) => way === '' || dig(object, ...stepsOf(way)) !== undefined) ?? '';
}
