import { expect, test } from 'vitest';
import { sampleStatefulSet } from '../../../lib/rules/examples';
import { peerNamespaceLiteral } from '../../../lib/rules/peer/peer-namespace-literal';
import { findingsOf, placesOf } from '../rule-tests';

const set = (value: string, more = {}) => sampleStatefulSet({ ...more, container: { env: [{ name: 'SEED', value }] } });
const config = (metadata = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'config', ...metadata },
  data: { seeds: 'web-0.web.shop:7000' },
});

test('a namespace in the name of a peer is found where the manifests have none', () => {
  expect(findingsOf(peerNamespaceLiteral, [set('web-0.web.shop')])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].env[0].value',
      found: '"web-0.web.shop", but StatefulSet "web" has no namespace',
      expected: '"web-0.web"',
    }),
  ]);
});

test('a field with several names has one finding, and every field its own', () => {
  expect(placesOf(peerNamespaceLiteral, [set('web-0.web.shop,web-1.web.shop'), config()])).toEqual([
    'StatefulSet/web spec.template.spec.containers[0].env[0].value',
    'ConfigMap/config data.seeds',
  ]);
});

test.each([
  ['the set has a namespace', [set('web-0.web.shop', { metadata: { namespace: 'shop' } })]],
  ['the name has no namespace', [set('web-0.web')]],
  ['the namespace is a variable', [set('web-0.web.$(POD_NAMESPACE).svc')]],
  ['the name is of another Service', [set('web-0.other.shop')]],
  ['the set has no serviceName', [set('web-0.web.shop', { spec: { serviceName: undefined } })]],
  ['the object with the name has a namespace', [sampleStatefulSet(), config({ namespace: 'shop' })]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(peerNamespaceLiteral, manifests)).toEqual([]);
});
