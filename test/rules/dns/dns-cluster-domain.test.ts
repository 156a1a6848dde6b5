import { expect, test } from 'vitest';
import { dnsClusterDomain } from '../../../lib/rules/dns/dns-cluster-domain';
import { sampleDeployment } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const client = (value: string, podLabels = {}) =>
  sampleDeployment({ name: 'shop', podLabels, container: { env: [{ name: 'PEER', value }] } });
const config = (data: unknown) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data });
const elsewhere = { clusterDomain: 'k8s.example' };

test('a name with the usual cluster domain is an info, also behind variables', () => {
  expect(findingsOf(dnsClusterDomain, [client('http://$(POD_NAME).web.$(NS).svc.cluster.local:80')])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].env[0].value',
      found: '"$(POD_NAME).web.$(NS).svc.cluster.local"',
      expected: '"$(POD_NAME).web.$(NS).svc"',
    }),
  ]);
  expect(findingsOf(dnsClusterDomain, [client('db.data.svc.cluster.local')])[0]?.severity).toBeUndefined();
});

test('the usual cluster domain is a warning where the cluster has another one', () => {
  expect(findingsOf(dnsClusterDomain, [client('db.data.svc.cluster.local')], elsewhere)).toEqual([
    expect.objectContaining({
      severity: 'warning',
      found: '"db.data.svc.cluster.local", but the cluster domain is "k8s.example"',
      expected: '"db.data.svc"',
    }),
  ]);
});

test('the own domain of the cluster is an info', () => {
  const [finding] = findingsOf(dnsClusterDomain, [client('db.data.svc.k8s.example')], elsewhere);
  expect(finding).toMatchObject({ found: '"db.data.svc.k8s.example"' });
  expect(finding?.severity).toBeUndefined();
});

test.each(['db.data.svc', 'db.data', 'svc.example.com', 'cluster.local', 'db.data.svc.example.com'])(
  '%s has no cluster domain',
  (value) => {
    expect(placesOf(dnsClusterDomain, [client(value), config({ 'a.conf': value })])).toEqual([]);
  },
);

test('a group construct writes the cluster domain itself, so that only a wrong one is a finding', () => {
  const group = client('shop.$(POD_NAMESPACE).svc.cluster.local', { 'cdk8s-headless/group': 'shop' });
  expect(placesOf(dnsClusterDomain, [group])).toEqual([]);
  expect(placesOf(dnsClusterDomain, [group], elsewhere)).toHaveLength(1);
});

test('an object has one finding, at its first name', () => {
  const args = ['a.b.svc', 'a.b.svc.cluster.local', 'c.d.svc.cluster.local'];
  const files = { 'a.conf': 'none', 'b.conf': 'x.y.svc.cluster.local', 'c.conf': 'z.y.svc.cluster.local' };
  expect(placesOf(dnsClusterDomain, [config(files), sampleDeployment({ name: 'shop', container: { args } })])).toEqual([
    'Deployment/shop spec.template.spec.containers[0].args[1]',
    "ConfigMap/config data['b.conf']",
  ]);
});

test('the configuration of CoreDNS may name the cluster domain', () => {
  expect(placesOf(dnsClusterDomain, [config({ Corefile: 'rewrite name a.b.svc.cluster.local c' })])).toEqual([]);
});

test('a suffix that a program puts behind a name is its own matter', () => {
  expect(placesOf(dnsClusterDomain, [client('.web.default.svc.cluster.local')])).toEqual([]);
});
