import { describe, expect, test } from 'vitest';
import { dnsClusterDomain } from '../../../lib/rules/dns/dns-cluster-domain';
import { dnsCrossNamespaceShort } from '../../../lib/rules/dns/dns-cross-namespace-short';
import { dnsNdotsForm } from '../../../lib/rules/dns/dns-ndots-form';
import { peerNameBareHostname } from '../../../lib/rules/peer/peer-name-bare-hostname';
import { sampleDeployment, sampleHeadlessService, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const told = (value: string, pod: object = {}, namespace?: string) =>
  sampleDeployment({
    name: 'shop',
    container: { env: [{ name: 'PEER', value }] },
    podSpec: { ...pod },
    metadata: namespace === undefined ? {} : { namespace },
  });
const PEER = 'Deployment/shop spec.template.spec.containers[0].env[0].value';

describe('the cluster domain', () => {
  test('is an info in a name, also behind variables', () => {
    const [fault] = findingsOf(dnsClusterDomain, [told('$(POD_NAME).web.$(NS).svc.cluster.local')]);
    expect(fault).toMatchObject({ found: '`$(POD_NAME).web.$(NS).svc.cluster.local`' });
    expect(fault?.severity).toBeUndefined();
  });

  test('is a warning where the settings say another one', () => {
    const [fault] = findingsOf(dnsClusterDomain, [told('db.data.svc.cluster.local')], { clusterDomain: 'k8s.example' });
    expect(fault?.severity).toBe('warning');
  });

  test('is a prop of a group of ours, so only a wrong one is a finding', () => {
    const group = sampleDeployment({
      name: 'shop',
      podLabels: { 'cdk8s-headless/group': 'shop' },
      container: { env: [{ name: 'DOMAIN', value: 'shop.$(POD_NAMESPACE).svc.cluster.local' }] },
    });
    expect(placesOf(dnsClusterDomain, [group])).toEqual([]);
    expect(placesOf(dnsClusterDomain, [group], { clusterDomain: 'k8s.example' })).toHaveLength(1);
  });

  test('is told of once an object, and in configuration files too', () => {
    const config = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'c' },
      data: { 'a.conf': 'x.y.svc.cluster.local' },
    };
    const twice = sampleDeployment({
      name: 'shop',
      container: { args: ['a.b.svc.cluster.local', 'c.d.svc.cluster.local'] },
    });
    expect(placesOf(dnsClusterDomain, [config, twice])).toEqual([
      'Deployment/shop spec.template.spec.containers[0].args[0]',
      "ConfigMap/c data['a.conf']",
    ]);
  });
});

describe('a short name from another namespace', () => {
  const db = (namespace?: string) =>
    sampleService({
      name: 'db',
      metadata: namespace === undefined ? {} : { namespace },
      spec: { ports: [{ port: 5432 }] },
    });

  test('is found where the Service is in sight elsewhere only', () => {
    expect(placesOf(dnsCrossNamespaceShort, [db('data'), told('db:5432', {}, 'shop')])).toEqual([PEER]);
  });

  test.each([
    ['the Service is in the own namespace too', [db('data'), db('shop'), told('db:5432', {}, 'shop')]],
    ['the namespace of the Service is not said', [db(), told('db:5432', {}, 'shop')]],
    ['the namespace of the pod is not said', [db('data'), told('db:5432')]],
    ['the name says its namespace', [db('data'), told('db.data:5432', {}, 'shop')]],
    ['the pod has a search list of its own', [db('data'), told('db:5432', { dnsConfig: {} }, 'shop')]],
    ['the word is no address', [db('data'), told('db', {}, 'shop')]],
  ])('is no finding where %s', (_, manifests) => {
    expect(placesOf(dnsCrossNamespaceShort, manifests)).toEqual([]);
  });
});

describe('a bare pod name', () => {
  const web = sampleStatefulSet();

  test('is found in a list and in an URL', () => {
    expect(placesOf(peerNameBareHostname, [web, told('web-0:80,web-1:80')])).toEqual([PEER]);
    expect(placesOf(peerNameBareHostname, [web, told('http://web-2/')])).toEqual([]);
    expect(placesOf(peerNameBareHostname, [web, told('http://web-2:80/')])).toEqual([PEER]);
  });

  test.each([
    ['it is a node name, without a port', [web, told('web-0,web-1')]],
    ['the set has no such ordinal', [web, told('web-3:80')]],
    ['the set is not in sight', [told('web-0:80')]],
    [
      'each pod has a Service of its own',
      [web, sampleService({ name: 'web-0', spec: { ports: [{ port: 80 }] } }), told('web-0:80')],
    ],
    ['the pod has hosts of its own', [web, told('web-0:80', { hostAliases: [] })]],
  ])('is no finding where %s', (_, manifests) => {
    expect(placesOf(peerNameBareHostname, manifests)).toEqual([]);
  });

  test('is found from the first ordinal of the set on', () => {
    const later = sampleStatefulSet({ spec: { ordinals: { start: 5 }, replicas: 2 } });
    expect(placesOf(peerNameBareHostname, [later, told('web-0:80')])).toEqual([]);
    expect(placesOf(peerNameBareHostname, [later, told('web-6:80')])).toEqual([PEER]);
  });

  test('has the good name in its fix', () => {
    const [fault] = findingsOf(peerNameBareHostname, [
      sampleHeadlessService({ spec: { ports: [] } }),
      web,
      told('web-0:80'),
    ]);
    expect(fault?.fix).toBe('Write `web-0.web:80`.');
  });
});

test.each([
  ['dns:///a.b.svc.cluster.local:80', {}, 1],
  ['dns:///a.b.svc.cluster.local.:80', {}, 0],
  ['dns:///a.b:80', {}, 0],
  ['http://a.b.svc.cluster.local:80', {}, 0],
  ['dns:///web-0.a.b.svc.cluster.local:80', {}, 0],
  ['dns:///a.b.svc.cluster.local:80', { dnsConfig: { options: [{ name: 'ndots', value: '2' }] } }, 0],
])('the target %s costs extra lookups under %j: %i finding', (target, pod, count) => {
  expect(placesOf(dnsNdotsForm, [told(target, pod)])).toHaveLength(count);
});

test('a list of bare pod names is one finding, which writes the whole list', () => {
  const set = sampleStatefulSet({ container: { env: [{ name: 'PEERS', value: 'web-0:7000,web-1:7000,web-2:7000' }] } });
  const faults = findingsOf(peerNameBareHostname, [
    sampleHeadlessService({ spec: { ports: [{ name: 'peer', port: 7000 }] } }),
    set,
  ]);
  expect(faults.map(({ found, fix }) => [found, fix])).toEqual([
    [
      '`web-0`, `web-1`, `web-2`, the bare names of pods of StatefulSet `web`',
      'Write `web-0.web:7000`, `web-1.web:7000`, `web-2.web:7000`.',
    ],
  ]);
});
