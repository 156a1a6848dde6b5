import { expect, test } from 'vitest';
import { sampleDeployment, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { svcDualstackDefault } from '../../../lib/rules/service/svc-dualstack-default';
import { svcIpfamilySingleTwo } from '../../../lib/rules/service/svc-ipfamily-single-two';
import { svcIpfamilyValues } from '../../../lib/rules/service/svc-ipfamily-values';
import { placesOf } from '../rule-tests';

const BOTH = ['IPv4', 'IPv6'];

test('two families without a policy are refused, but for a selector-less headless Service', () => {
  expect(placesOf(svcIpfamilySingleTwo, [sampleHeadlessService({ spec: { ipFamilies: BOTH } })])).toEqual([
    'Service/web spec.ipFamilies',
  ]);
  expect(
    placesOf(svcIpfamilySingleTwo, [sampleHeadlessService({ spec: { ipFamilies: BOTH, selector: undefined } })]),
  ).toEqual([]);
});

test('a family twice and an unknown policy are refused', () => {
  const service = sampleHeadlessService({ spec: { ipFamilies: ['IPv4', 'IPv4'], ipFamilyPolicy: 'DualStack' } });
  expect(placesOf(svcIpfamilyValues, [service])).toEqual([
    'Service/web spec.ipFamilies[1]',
    'Service/web spec.ipFamilyPolicy',
  ]);
});

test('a headless Service without a policy is no finding where nothing shows two families', () => {
  expect(placesOf(svcDualstackDefault, [sampleHeadlessService(), sampleDeployment()])).toEqual([]);
});

test('a sibling Service with both families shows that the pods have them', () => {
  const sibling = sampleService({ metadata: { name: 'web-client' }, spec: { ipFamilyPolicy: 'RequireDualStack' } });
  expect(placesOf(svcDualstackDefault, [sampleHeadlessService(), sibling, sampleDeployment()])).toEqual([
    'Service/web spec',
  ]);
});
