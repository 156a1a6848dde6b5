import { expect, test } from 'vitest';
import { specMissing } from '../../../lib/rules/manifest/spec-missing';
import { constraintTests } from '../constraint-tests';
import { placesOf } from '../rule-tests';

constraintTests(specMissing, {
  wrong: [
    ['Service', 'spec', [{}]],
    ['StatefulSet', 'spec', [{}]],
  ],
  right: [
    ['PodDisruptionBudget', 'spec', [{}]],
    ['NetworkPolicy', 'spec', [{}]],
  ],
});

test.each([
  ['v1', 'Service'],
  ['apps/v1', 'StatefulSet'],
  ['v1', 'Pod'],
])(
  '%s %s without a spec is a finding, unless it only adds annotations to one that is elsewhere',
  (apiVersion, kind) => {
    expect(placesOf(specMissing, [{ apiVersion, kind, metadata: { name: 'web' } }])).toEqual([`${kind}/web `]);
    expect(placesOf(specMissing, [{ apiVersion, kind, metadata: { name: 'web', annotations: { a: 'b' } } }])).toEqual(
      [],
    );
  },
);

test('a patch that deletes an object of elsewhere has no spec', () => {
  const patch = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, $patch: 'delete' };
  expect(placesOf(specMissing, [patch])).toEqual([]);
});
