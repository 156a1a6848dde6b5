import { expect, test } from 'vitest';
import { sampleDeployment, sampleExternalName, sampleService } from '../../../lib/rules/examples';
import { extnameHttp } from '../../../lib/rules/externalname/extname-http';
import { findingsOf } from '../rule-tests';

const client = (value: string, namespace?: string) =>
  sampleDeployment({ metadata: { namespace }, container: { env: [{ name: 'URL', value }] } });
const alias = (namespace?: string) => sampleExternalName({ metadata: { namespace } });

test('https to an alias is found, with the URL to write', () => {
  expect(findingsOf(extnameHttp, [alias(), client('see https://Database/x')])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].env[0].value',
      found: '"https://Database", an alias of "db.example.com"',
      expected: '"https://db.example.com"',
    }),
  ]);
});

test('it is found in an argument', () => {
  const web = sampleDeployment({ container: { args: ['--url=https://database:8443'] } });
  expect(findingsOf(extnameHttp, [alias(), web]).map(({ path }) => path)).toEqual([
    'spec.template.spec.containers[0].args[0]',
  ]);
});

test.each([
  ['https://database', 'shop'],
  ['https://database.shop', 'data'],
  ['https://database.shop.svc', undefined],
  ['https://database.shop.svc.cluster.local:8443', undefined],
])('%s in namespace %s means the alias in the namespace shop', (url, namespace) => {
  expect(findingsOf(extnameHttp, [alias('shop'), client(url, namespace)])).toHaveLength(1);
});

test('the alias of the right namespace is named', () => {
  const other = sampleExternalName({ metadata: { namespace: 'data' }, spec: { externalName: 'x.example.com' } });
  const [finding] = findingsOf(extnameHttp, [alias('shop'), other, client('https://database.data', 'shop')]);
  expect(finding?.expected).toBe('"https://x.example.com"');
});

test('an alias without a namespace is in that of the client', () => {
  expect(findingsOf(extnameHttp, [alias(), client('https://database.shop', 'shop')])).toHaveLength(1);
  expect(findingsOf(extnameHttp, [alias(), client('https://database.data', 'shop')])).toEqual([]);
});

test.each([
  ['the scheme is http', [alias(), client('http://database/x')]],
  ['the host is outside of the cluster', [alias(), client('https://database.example.com/x')]],
  ['the alias is in another namespace', [alias('shop'), client('https://database', 'data')]],
  ['the name has another domain', [alias('shop'), client('https://database.shop.example.com')]],
  ['the Service is no alias', [sampleService({ name: 'database' }), client('https://database')]],
])('nothing is found where %s', (_, manifests) => {
  expect(findingsOf(extnameHttp, manifests)).toEqual([]);
});
