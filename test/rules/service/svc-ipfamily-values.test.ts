import { describe, expect, test } from 'vitest';
import { sampleExternalName, sampleHeadlessService } from '../../../lib/rules/examples';
import { svcIpfamilyValues } from '../../../lib/rules/service/svc-ipfamily-values';
import { findingsOf, placesOf } from '../rule-tests';

const families = (...ipFamilies: readonly unknown[]) => [sampleHeadlessService({ spec: { ipFamilies } })];
const policy = (ipFamilyPolicy: unknown) => [sampleHeadlessService({ spec: { ipFamilyPolicy } })];

describe('ipFamilies', () => {
  test.each(['ipv4', 'IPV6', '4', ''])('%j is no family', (family) => {
    expect(findingsOf(svcIpfamilyValues, families('IPv6', family))).toMatchObject([
      { path: 'spec.ipFamilies[1]', found: JSON.stringify(family) },
    ]);
  });

  test('a family may not be there twice', () => {
    expect(findingsOf(svcIpfamilyValues, families('IPv4', 'IPv4'))).toMatchObject([
      { path: 'spec.ipFamilies[1]', found: '"IPv4" for the second time' },
    ]);
  });

  test('each family once, in any order, is right', () => {
    expect(placesOf(svcIpfamilyValues, families('IPv4', 'IPv6'))).toEqual([]);
    expect(placesOf(svcIpfamilyValues, families('IPv6', 'IPv4'))).toEqual([]);
    expect(placesOf(svcIpfamilyValues, families())).toEqual([]);
  });

  test('a value that is no string is another mistake', () => {
    expect(placesOf(svcIpfamilyValues, families(4, 4))).toEqual([]);
  });
});

describe('ipFamilyPolicy', () => {
  test.each(['DualStack', 'singlestack', ''])('%j is no policy', (value) => {
    expect(findingsOf(svcIpfamilyValues, policy(value))).toMatchObject([
      {
        path: 'spec.ipFamilyPolicy',
        found: JSON.stringify(value),
        expected: 'one of "PreferDualStack", "RequireDualStack" and "SingleStack"',
      },
    ]);
  });

  test.each(['SingleStack', 'PreferDualStack', 'RequireDualStack', undefined, null, 4])('%j is right', (value) => {
    expect(placesOf(svcIpfamilyValues, policy(value))).toEqual([]);
  });
});

test('svc-headless-externalname finds the fields of an alias', () => {
  const spec = { ipFamilies: ['ipv4'], ipFamilyPolicy: 'DualStack' };
  expect(placesOf(svcIpfamilyValues, [sampleExternalName({ spec })])).toEqual([]);
});
