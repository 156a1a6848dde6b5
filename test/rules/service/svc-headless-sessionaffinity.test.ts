import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { svcHeadlessSessionaffinity } from '../../../lib/rules/service/svc-headless-sessionaffinity';
import { placesOf } from '../rule-tests';

const headless = (spec: Manifest) => placesOf(svcHeadlessSessionaffinity, [sampleHeadlessService({ spec })]);

test('ClientIP has no effect on a headless Service', () => {
  expect(headless({ sessionAffinity: 'ClientIP' })).toEqual(['Service/web spec.sessionAffinity']);
});

test('it works with a cluster IP, and other rules find other types', () => {
  expect(placesOf(svcHeadlessSessionaffinity, [sampleService({ spec: { sessionAffinity: 'ClientIP' } })])).toEqual([]);
  expect(headless({ sessionAffinity: 'ClientIP', type: 'NodePort' })).toEqual([]);
});

test.each(['None', undefined, null])('the value %s is right', (sessionAffinity) => {
  expect(headless({ sessionAffinity })).toEqual([]);
});
