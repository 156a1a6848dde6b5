import { expect, test } from 'vitest';
import { dnsCrossNamespaceShort } from '../../../lib/rules/dns/dns-cross-namespace-short';
import { sampleDeployment, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const inNamespace = (namespace?: string) => (namespace === undefined ? {} : { namespace });
const db = (namespace?: string) => sampleService({ name: 'db', metadata: inNamespace(namespace) });
const headless = (namespace: string) => sampleHeadlessService({ name: 'db', metadata: { namespace } });
const client = (value: string, namespace?: string, podSpec = {}) =>
  sampleDeployment({
    name: 'shop',
    metadata: inNamespace(namespace),
    podSpec,
    container: { env: [{ name: 'DB', value }] },
  });

test('a short name of a Service of another namespace is found, with the name to write', () => {
  expect(findingsOf(dnsCrossNamespaceShort, [db('data'), client('db:5432', 'shop')])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].env[0].value',
      found: '"db" in namespace "shop", but Service "db" is in namespace "data"',
      expected: '"db.data"',
      fix: 'Write db.data.',
    }),
  ]);
});

test('a URL needs no port', () => {
  expect(placesOf(dnsCrossNamespaceShort, [db('data'), client('http://db/shop', 'shop')])).toHaveLength(1);
});

test('all namespaces with a Service of that name are named', () => {
  const [finding] = findingsOf(dnsCrossNamespaceShort, [db('data'), db('test'), client('db:5432', 'shop')]);
  expect(finding?.found).toBe('"db" in namespace "shop", but Service "db" is in namespace "data", "test"');
});

test('the name of a pod before a headless Service of another namespace is found', () => {
  expect(findingsOf(dnsCrossNamespaceShort, [headless('data'), client('db-0.db:5432', 'shop')])).toEqual([
    expect.objectContaining({ expected: '"db-0.db.data"' }),
  ]);
});

test.each([
  ['the namespace of the pod has the Service too', [db('data'), db('shop'), client('db:5432', 'shop')]],
  ['the namespace of the Service is unknown', [db(), client('db:5432', 'shop')]],
  ['the namespace of the pod is unknown', [db('data'), client('db:5432')]],
  ['the name has its namespace', [db('data'), client('db.data:5432', 'shop')]],
  ['the name ends in .svc', [db('data'), client('x.db.svc:5432', 'shop')]],
  ['the name has three labels', [headless('data'), client('a.b.db:5432', 'shop')]],
  ['a name of two labels ends in a Service with a cluster IP', [db('data'), client('db-0.db:5432', 'shop')]],
  ['the pod has a search list of its own', [db('data'), client('db:5432', 'shop', { dnsConfig: {} })]],
  ['the value has no port', [db('data'), client('tcp://db', 'shop')]],
  ['no Service has that name', [client('db:5432', 'shop')]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(dnsCrossNamespaceShort, manifests)).toEqual([]);
});
