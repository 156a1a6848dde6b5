import { expect, test } from 'vitest';
import { epsHostname } from '../../../lib/rules/endpointslice/eps-hostname';
import { sampleEndpoint, sampleEndpointSlice } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const places = (hostname: unknown) =>
  placesOf(epsHostname, [sampleEndpointSlice({ endpoints: [sampleEndpoint(), sampleEndpoint({ hostname })] })]);

test.each(['db_1', 'DB-1', 'db.example', '-db', 'db-', 'a'.repeat(64)])('the API refuses the hostname %j', (name) => {
  expect(places(name)).toEqual(['EndpointSlice/web-1 endpoints[1].hostname']);
});

test.each(['db-1', '1', 'a'.repeat(63), undefined, null])('the API takes the hostname %j', (name) => {
  expect(places(name)).toEqual([]);
});
