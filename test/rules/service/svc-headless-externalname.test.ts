import { expect, test } from 'vitest';
import { sampleExternalName, sampleHeadlessService } from '../../../lib/rules/examples';
import { svcHeadlessExternalname } from '../../../lib/rules/service/svc-headless-externalname';
import { findingsOf, placesOf } from '../rule-tests';

const FIELDS = {
  clusterIP: 'None',
  clusterIPs: ['None'],
  ipFamilies: ['IPv4'],
  ipFamilyPolicy: 'SingleStack',
};

test.each(Object.entries(FIELDS))('%s is found on an ExternalName Service', (field, value) => {
  expect(findingsOf(svcHeadlessExternalname, [sampleExternalName({ spec: { [field]: value } })])).toMatchObject([
    {
      path: `spec.${field}`,
      found: `${JSON.stringify(value)} on a Service of type ExternalName`,
      expected: `no ${field}`,
    },
  ]);
});

test('all of them are found', () => {
  expect(placesOf(svcHeadlessExternalname, [sampleExternalName({ spec: FIELDS })])).toHaveLength(4);
});

test('other types have them', () => {
  expect(placesOf(svcHeadlessExternalname, [sampleHeadlessService({ spec: FIELDS })])).toEqual([]);
});

test('empty fields, as templates write them, are none', () => {
  const empty = { clusterIP: '', clusterIPs: [], ipFamilies: [], ipFamilyPolicy: null };
  expect(placesOf(svcHeadlessExternalname, [sampleExternalName({ spec: empty })])).toEqual([]);
});
