import { expect, test } from 'vitest';
import { epsLimits } from '../../../lib/rules/endpointslice/eps-limits';
import { sampleEndpoint, sampleEndpointSlice } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const many = <T>(count: number, entry: T) => Array.from({ length: count }, () => entry);
const found = (slice: object) =>
  findingsOf(epsLimits, [sampleEndpointSlice({ ...slice })]).map((finding) => `${finding.path}: ${finding.found}`);

test('a slice has at most 1000 endpoints', () => {
  expect(found({ endpoints: many(1000, sampleEndpoint()) })).toEqual([]);
  expect(found({ endpoints: many(1001, sampleEndpoint()) })).toEqual(['endpoints: 1001 entries']);
});

test('a slice has at most 20000 ports', () => {
  expect(found({ ports: many(20000, {}) })).toEqual([]);
  expect(found({ ports: many(20001, {}) })).toEqual(['ports: 20001 entries']);
});

test('an endpoint has at most 100 addresses', () => {
  const endpoint = (count: number) => sampleEndpoint({ addresses: many(count, '10.1.2.3') });
  expect(found({ endpoints: [endpoint(1), endpoint(100)] })).toEqual([]);
  expect(found({ endpoints: [endpoint(1), endpoint(101)] })).toEqual(['endpoints[1].addresses: 101 entries']);
});

test.each([
  [undefined, 'endpoints[0]'],
  [null, 'endpoints[0].addresses'],
  [[], 'endpoints[0].addresses'],
])('an endpoint with the addresses %j has none', (addresses, path) => {
  expect(found({ endpoints: [sampleEndpoint({ addresses })] })).toEqual([`${path}: no address`]);
});

test('addresses that are no list are a finding of field-type', () => {
  expect(found({ endpoints: [sampleEndpoint({ addresses: '10.1.2.3' })] })).toEqual([]);
});
