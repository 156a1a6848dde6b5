import { expect, test } from 'vitest';
import { stsTemplateIdentity } from '../../../lib/rules/statefulset/sts-template-identity';
import { sampleDeployment, sampleStatefulSet } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const places = (podSpec: Record<string, unknown>) => placesOf(stsTemplateIdentity, [sampleStatefulSet({ podSpec })]);
const SPEC = 'StatefulSet/web spec.template.spec';

test('a hostname is found: each pod has its own', () => {
  expect(places({ hostname: 'search' })).toEqual([`${SPEC}.hostname`]);
  expect(places({ hostname: 'web' })).toEqual([`${SPEC}.hostname`]);
});

test('a subdomain other than the serviceName is found', () => {
  expect(places({ subdomain: 'search' })).toEqual([`${SPEC}.subdomain`]);
});

test('the serviceName as subdomain changes nothing', () => {
  expect(places({ subdomain: 'web' })).toEqual([]);
});

test('empty or missing fields are right', () => {
  expect(places({ hostname: '', subdomain: '' })).toEqual([]);
  expect(places({})).toEqual([]);
});

test('a Deployment may have both', () => {
  const web = sampleDeployment({ podSpec: { hostname: 'search', subdomain: 'web' } });
  expect(placesOf(stsTemplateIdentity, [web])).toEqual([]);
});
