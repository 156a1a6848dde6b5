import { expect, test } from 'vitest';
import { epsReadyExplicit } from '../../../lib/rules/endpointslice/eps-ready-explicit';
import { sampleDeployment, sampleEndpoint, sampleEndpointSlice } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const slice = (conditions: unknown) =>
  sampleEndpointSlice({ endpoints: [sampleEndpoint(), sampleEndpoint({ conditions })] });
const TARGET = 'kubernetes:///web.default:http';

test.each([undefined, null, {}, { ready: null }, { serving: true }])(
  'an endpoint with the conditions %j is found',
  (conditions) => {
    expect(findingsOf(epsReadyExplicit, [slice(conditions)])).toEqual([
      expect.objectContaining({
        path: 'endpoints[1]',
        found: 'no conditions.ready',
        expected: 'conditions.ready: true',
      }),
    ]);
    expect(findingsOf(epsReadyExplicit, [slice(conditions)])[0]?.severity).toBeUndefined();
  },
);

test.each([{ ready: true }, { ready: false }])('an endpoint with the conditions %j is right', (conditions) => {
  expect(findingsOf(epsReadyExplicit, [slice(conditions)])).toEqual([]);
});

test.each([
  ['a variable', { env: [{ name: 'A' }, { name: 'TARGET', value: TARGET }] }],
  ['an argument', { args: ['--verbose', `--target=${TARGET}`] }],
])('it is a warning where a client has such a target in %s', (_, container) => {
  const manifests = [slice(undefined), sampleDeployment(), sampleDeployment({ name: 'client', container })];
  expect(findingsOf(epsReadyExplicit, manifests).map(({ severity }) => severity)).toEqual(['warning']);
});

test('other targets do not watch slices', () => {
  const client = sampleDeployment({ container: { args: ['dns:///web:1', 'kubernetes://apis/v1'] } });
  expect(findingsOf(epsReadyExplicit, [slice(undefined), client])[0]?.severity).toBeUndefined();
});
