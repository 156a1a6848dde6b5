import { expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifest/manifest';
import { envUndefinedRef } from '../../lib/rules/env/env-undefined-ref';
import { objectDuplicate } from '../../lib/rules/object/object-duplicate';
import { sampleService, sampleStatefulSet } from '../../lib/rules/examples';
import { stsSelectorMatch } from '../../lib/rules/statefulset/sts-selector-match';
import { stsServiceEmpty } from '../../lib/rules/statefulset/sts-service-empty';
import { placesOf } from './rule-tests';

const image = 'registry.example/web:2';
const patchOf = (template: Manifest, spec: Manifest = {}): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'web' },
  spec: { ...spec, template },
});
const newImage = patchOf({ spec: { containers: [{ name: 'web', image }] } });

test('a patch beside what it changes is no second object', () => {
  const set = sampleStatefulSet();
  expect(placesOf(objectDuplicate, [set, newImage])).toEqual([]);
  expect(placesOf(objectDuplicate, [set, { ...newImage, spec: { replicas: 5 } }])).toEqual([]);
  const patched = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { type: 'LoadBalancer' } };
  expect(placesOf(objectDuplicate, [sampleService(), patched])).toEqual([]);
  expect(placesOf(objectDuplicate, [set, { ...set, metadata: { name: 'web', labels: { a: 'b' } } }])).toEqual([
    'StatefulSet/web metadata.name',
  ]);
});

test('what a patch of a StatefulSet does not change is not missing', () => {
  const scaled = patchOf({ spec: { containers: [{ name: 'web', image }] } }, { replicas: 5 });
  expect(placesOf(stsSelectorMatch, [newImage])).toEqual([]);
  expect(placesOf(stsServiceEmpty, [scaled])).toEqual([]);
});

test('a variable that a patch refers to may stand in what it changes', () => {
  const args = ['--config=/etc/$(POD_NAME).properties'];
  const patch = patchOf({ spec: { containers: [{ name: 'web', image, args }] } });
  expect(placesOf(envUndefinedRef, [patch])).toEqual([]);
  expect(placesOf(envUndefinedRef, [sampleStatefulSet({ container: { args } })])).toEqual([
    'StatefulSet/web spec.template.spec.containers[0].args[0]',
  ]);
});

test('a StatefulSet with labels for its pods is whole, and needs a selector', () => {
  const labelled = patchOf({ metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image }] } });
  expect(placesOf(stsSelectorMatch, [labelled])).toEqual(['StatefulSet/web spec']);
});
