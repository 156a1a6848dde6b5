import { expect, test } from 'vitest';
import { sampleDeployment, sampleExternalName } from '../../../lib/rules/examples';
import { extnameHttp } from '../../../lib/rules/externalname/extname-http';
import { extnameIp } from '../../../lib/rules/externalname/extname-ip';
import { extnameValue } from '../../../lib/rules/externalname/extname-value';
import { findingsOf, placesOf } from '../rule-tests';

const client = (value: string) => sampleDeployment({ container: { env: [{ name: 'URL', value }] } });

test('an external name may end in a dot', () => {
  expect(placesOf(extnameValue, [sampleExternalName({ spec: { externalName: 'db.example.com.' } })])).toEqual([]);
});

test('an alias of nothing is refused', () => {
  expect(findingsOf(extnameValue, [sampleExternalName({ spec: { externalName: '' } })])[0]?.found).toContain(
    'Required value',
  );
});

test('an address is a warning, and only one rule speaks of it', () => {
  const manifests = [sampleExternalName({ spec: { externalName: '10.1.2.3' } })];
  expect(placesOf(extnameIp, manifests)).toEqual(['Service/database spec.externalName']);
  expect(placesOf(extnameValue, manifests)).toEqual([]);
});

test('https to an alias, by its short or long name, meets the wrong certificate', () => {
  expect(placesOf(extnameHttp, [sampleExternalName(), client('https://database/x')])).toHaveLength(1);
  const placed = { ...sampleExternalName(), metadata: { name: 'database', namespace: 'shop' } };
  expect(placesOf(extnameHttp, [placed, client('https://database.shop.svc.cluster.local:8443')])).toHaveLength(1);
});

test('http to an alias, and https to a host that begins like it, are no finding', () => {
  expect(placesOf(extnameHttp, [sampleExternalName(), client('http://database/x')])).toEqual([]);
  expect(placesOf(extnameHttp, [sampleExternalName(), client('https://database.example.com/x')])).toEqual([]);
});
