import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleExternalName, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { svcIpfamilySingleTwo } from '../../../lib/rules/service/svc-ipfamily-single-two';
import { findingsOf, placesOf } from '../rule-tests';

const ipFamilies = ['IPv4', 'IPv6'];
const headless = (spec: Manifest) => sampleHeadlessService({ spec: { ipFamilies, ...spec } });

test('two families with SingleStack are refused', () => {
  expect(findingsOf(svcIpfamilySingleTwo, [headless({ ipFamilyPolicy: 'SingleStack' })])).toMatchObject([
    { path: 'spec.ipFamilyPolicy', found: '["IPv4","IPv6"] with ipFamilyPolicy "SingleStack"' },
  ]);
});

test.each([undefined, null])('two families with the policy %s are refused', (ipFamilyPolicy) => {
  expect(findingsOf(svcIpfamilySingleTwo, [headless({ ipFamilyPolicy })])).toMatchObject([
    { path: 'spec.ipFamilies', found: '["IPv4","IPv6"] with no ipFamilyPolicy, which means "SingleStack"' },
  ]);
});

test('a headless Service without a selector may leave the policy out, but not set SingleStack', () => {
  expect(placesOf(svcIpfamilySingleTwo, [headless({ selector: undefined })])).toEqual([]);
  const single = headless({ selector: undefined, ipFamilyPolicy: 'SingleStack' });
  expect(placesOf(svcIpfamilySingleTwo, [single])).toHaveLength(1);
  const withAddress = sampleService({ spec: { ipFamilies, selector: undefined } });
  expect(placesOf(svcIpfamilySingleTwo, [withAddress])).toHaveLength(1);
});

test.each(['PreferDualStack', 'RequireDualStack'])('two families with %s are right', (ipFamilyPolicy) => {
  expect(placesOf(svcIpfamilySingleTwo, [headless({ ipFamilyPolicy })])).toEqual([]);
});

test('one family is right, and svc-headless-externalname finds those of an alias', () => {
  expect(placesOf(svcIpfamilySingleTwo, [headless({ ipFamilies: ['IPv4'] })])).toEqual([]);
  expect(placesOf(svcIpfamilySingleTwo, [headless({ ipFamilies: undefined })])).toEqual([]);
  expect(placesOf(svcIpfamilySingleTwo, [sampleExternalName({ spec: { ipFamilies } })])).toEqual([]);
});
