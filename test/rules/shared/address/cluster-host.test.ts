import { describe, expect, test } from 'vitest';
import { Inventory } from '../../../../lib/manifest/inventory';
import { Resource } from '../../../../lib/manifest/resource';
import { clusterHost, clusterName } from '../../../../lib/rules/shared/address/cluster-host';

const service = (name: string, namespace: string | undefined, spec: object = { clusterIP: 'None' }) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace },
  spec,
});
const from = (namespace?: string) => new Resource({ metadata: { namespace } });
const inventory = new Inventory([service('nginx', 'shop'), service('db', 'data', {}), service('loose', undefined)]);
const lead = (host: string, namespace?: string) => {
  const found = clusterHost(host, from(namespace), inventory, 'cluster.local');
  return found && [found.service.name, found.pod, found.namespace];
};

describe('the Service that a name leads to', () => {
  test.each([
    ['nginx', 'shop', ['nginx', undefined, undefined]],
    ['nginx', 'data', undefined],
    ['nginx.shop', 'data', ['nginx', undefined, 'shop']],
    ['nginx.shop.svc', 'data', ['nginx', undefined, 'shop']],
    ['nginx.shop.svc.cluster.local', 'data', ['nginx', undefined, 'shop']],
    ['web-0.nginx', 'shop', ['nginx', 'web-0', undefined]],
    ['web-0.nginx', 'data', undefined],
    ['web-0.nginx.shop', 'data', ['nginx', 'web-0', 'shop']],
    ['web-0.nginx.shop.svc.cluster.local', 'data', ['nginx', 'web-0', 'shop']],
    ['web-0.db', 'data', undefined],
    ['nginx.shop.svc.example.org', 'shop', undefined],
    ['loose.anywhere.svc', 'shop', ['loose', undefined, 'anywhere']],
    ['www.example.org', 'shop', undefined],
  ])('%s asked from %s', (host, namespace, expected) => {
    expect(lead(host, namespace)).toEqual(expected);
  });
});

test('only a name that ends in .svc or the cluster domain can be nothing else', () => {
  expect(clusterName('a.b.svc', 'cluster.local')).toMatchObject({ certain: true, full: false });
  expect(clusterName('a.b.svc.k8s.example', 'k8s.example')).toMatchObject({ certain: true, full: true });
  expect(clusterName('a.b', 'cluster.local')).toMatchObject({ certain: false });
  expect(clusterName('a.b.c.d', 'cluster.local')).toBeUndefined();
});
