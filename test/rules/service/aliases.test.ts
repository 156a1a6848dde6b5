import { expect, test } from 'vitest';
import { example } from '../../../lib/rules/examples/application';
import { extnameHttp } from '../../../lib/rules/service/extname-http';
import { extnameIp } from '../../../lib/rules/service/extname-ip';
import { extnameValue } from '../../../lib/rules/service/extname-value';
import { svcHeadlessExternalname } from '../../../lib/rules/service/svc-headless-externalname';
import { faultsOf, placesOf } from '../faults-of';

const client = (value: string) => example.deployment({ env: [{ name: 'URL', value }] });

test('an external name may end in a dot', () => {
  expect(placesOf(extnameValue, [example.alias({ externalName: 'db.example.com.' })])).toEqual([]);
});

test('an alias of nothing is refused', () => {
  expect(faultsOf(extnameValue, [example.alias({ externalName: '' })])[0]?.found).toContain('Required value');
});

test('an address is a warning, and only one rule speaks of it', () => {
  const manifests = [example.alias({ externalName: '10.1.2.3' })];
  expect(placesOf(extnameIp, manifests)).toEqual(['Service/database spec.externalName']);
  expect(placesOf(extnameValue, manifests)).toEqual([]);
});

test('an alias has neither a cluster IP nor IP families', () => {
  const alias = example.alias({ clusterIP: 'None', ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' });
  expect(placesOf(svcHeadlessExternalname, [alias])).toEqual([
    'Service/database spec.clusterIP',
    'Service/database spec.ipFamilies',
    'Service/database spec.ipFamilyPolicy',
  ]);
});

test('https to an alias, by its short or long name, meets the wrong certificate', () => {
  expect(placesOf(extnameHttp, [example.alias(), client('https://database/x')])).toHaveLength(1);
  const placed = { ...example.alias(), metadata: { name: 'database', namespace: 'shop' } };
  expect(placesOf(extnameHttp, [placed, client('https://database.shop.svc.cluster.local:8443')])).toHaveLength(1);
});

test('http to an alias, and https to a host that begins like it, are no finding', () => {
  expect(placesOf(extnameHttp, [example.alias(), client('http://database/x')])).toEqual([]);
  expect(placesOf(extnameHttp, [example.alias(), client('https://database.example.com/x')])).toEqual([]);
});
