import { expect, test } from 'vitest';
import { stsCreationTimestamp } from '../../../lib/rules/statefulset/sts-creation-timestamp';
import {
  sampleDeployment,
  sampleStatefulSet,
  sampleStatefulSetWithClaim,
  withField,
} from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const TEMPLATE = 'spec.template.metadata.creationTimestamp';

test('a null in the pod template is found', () => {
  expect(placesOf(stsCreationTimestamp, [withField(sampleStatefulSet(), TEMPLATE, null)])).toEqual([
    `StatefulSet/web ${TEMPLATE}`,
  ]);
});

test('a null in a claim template is found at that claim', () => {
  const claims = [{ metadata: { name: 'data' } }, { metadata: { name: 'log', creationTimestamp: null } }];
  expect(placesOf(stsCreationTimestamp, [withField(sampleStatefulSet(), 'spec.volumeClaimTemplates', claims)])).toEqual(
    ['StatefulSet/web spec.volumeClaimTemplates[1].metadata.creationTimestamp'],
  );
});

test('no such field, a time, and a null in the metadata of the object itself are right', () => {
  expect(placesOf(stsCreationTimestamp, [sampleStatefulSetWithClaim()])).toEqual([]);
  expect(placesOf(stsCreationTimestamp, [withField(sampleStatefulSet(), TEMPLATE, '2026-01-01T00:00:00Z')])).toEqual(
    [],
  );
  const own = withField(sampleStatefulSet(), 'metadata.creationTimestamp', null);
  expect(placesOf(stsCreationTimestamp, [own])).toEqual([]);
});

test('a Deployment may have it', () => {
  expect(placesOf(stsCreationTimestamp, [withField(sampleDeployment(), TEMPLATE, null)])).toEqual([]);
});
