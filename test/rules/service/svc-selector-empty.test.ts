import { expect, test } from 'vitest';
import {
  sampleEndpointSlice,
  sampleExternalName,
  sampleHeadlessService,
  sampleService,
  withField,
} from '../../../lib/rules/examples';
import { svcSelectorEmpty } from '../../../lib/rules/service/svc-selector-empty';
import { placesOf } from '../rule-tests';

const empty = sampleHeadlessService({ spec: { selector: {} } });
const PLACE = 'Service/web spec.selector';
const endpoints = { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'web' } };

test('an empty selector selects nothing, headless or not', () => {
  expect(placesOf(svcSelectorEmpty, [empty])).toEqual([PLACE]);
  expect(placesOf(svcSelectorEmpty, [sampleService({ spec: { selector: {} } })])).toEqual([PLACE]);
});

test('endpoints of another Service, or in another namespace, do not help', () => {
  const slice = withField(sampleEndpointSlice(), "metadata.labels['kubernetes.io/service-name']", 'db');
  expect(placesOf(svcSelectorEmpty, [empty, slice])).toEqual([PLACE]);
  const here = withField(empty, 'metadata.namespace', 'shop');
  const there = withField(sampleEndpointSlice(), 'metadata.namespace', 'other');
  expect(placesOf(svcSelectorEmpty, [here, there])).toEqual([PLACE]);
  expect(placesOf(svcSelectorEmpty, [here, withField(endpoints, 'metadata.namespace', 'other')])).toEqual([PLACE]);
});

test('with endpoints that are written by hand it is the same as none', () => {
  expect(placesOf(svcSelectorEmpty, [empty, sampleEndpointSlice()])).toEqual([]);
  expect(placesOf(svcSelectorEmpty, [empty, endpoints])).toEqual([]);
});

test('a selector with a label, none, and that of an alias are no finding', () => {
  expect(placesOf(svcSelectorEmpty, [sampleHeadlessService()])).toEqual([]);
  expect(placesOf(svcSelectorEmpty, [sampleHeadlessService({ spec: { selector: undefined } })])).toEqual([]);
  expect(placesOf(svcSelectorEmpty, [sampleHeadlessService({ spec: { selector: null } })])).toEqual([]);
  expect(placesOf(svcSelectorEmpty, [sampleExternalName({ spec: { selector: {} } })])).toEqual([]);
});
