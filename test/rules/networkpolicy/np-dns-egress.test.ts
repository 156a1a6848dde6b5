import { expect, test } from 'vitest';
import { sampleDeployment, sampleNetworkPolicy } from '../../../lib/rules/examples';
import { npDnsEgress } from '../../../lib/rules/networkpolicy/np-dns-egress';
import { findingsOf, placesOf } from '../rule-tests';

const shop = sampleDeployment({ name: 'shop', container: { env: [{ name: 'DB', value: 'db.data.svc:5432' }] } });
const policy = (spec: object, name = 'shop') =>
  sampleNetworkPolicy({ name, spec: { podSelector: { matchLabels: { app: 'shop' } }, ...spec } });
const egress = (...rules: readonly object[]) => policy({ policyTypes: ['Egress'], egress: rules });

test('a policy without a rule for DNS is found at its egress', () => {
  expect(findingsOf(npDnsEgress, [shop, egress({ ports: [{ port: 443 }] })])).toEqual([
    expect.objectContaining({
      path: 'spec.egress',
      found: expect.stringContaining('isolates Deployment "shop" for egress and allows no port 53') as string,
    }),
  ]);
});

test('a policy without egress is found at its types', () => {
  expect(placesOf(npDnsEgress, [shop, policy({ policyTypes: ['Egress'] })])).toEqual([
    'NetworkPolicy/shop spec.policyTypes',
  ]);
});

test('a policy has one finding, however many workloads it selects', () => {
  const cart = sampleDeployment({ name: 'cart', labels: { app: 'shop' }, container: { args: ['x.y.svc:1'] } });
  expect(placesOf(npDnsEgress, [shop, cart, egress()])).toHaveLength(1);
});

test('a workload without names does not hide the next one', () => {
  const silent = sampleDeployment({ name: 'silent', labels: { app: 'shop' } });
  expect(placesOf(npDnsEgress, [silent, shop, egress()])).toHaveLength(1);
});

test.each([
  ['to port 53 over UDP', { ports: [{ protocol: 'UDP', port: 53 }] }],
  ['to port 53 over TCP', { ports: [{ port: 53 }] }],
  ['to port 5353, as on OpenShift', { ports: [{ protocol: 'UDP', port: 5353 }] }],
  ['to a range with port 53', { ports: [{ protocol: 'UDP', port: 1, endPort: 100 }] }],
  ['to a port with the name dns', { ports: [{ protocol: 'UDP', port: 'dns' }] }],
  ['to everything', {}],
  ['to a whole namespace', { to: [{ namespaceSelector: {} }] }],
  ['to an address block', { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }],
  ['to the pods of DNS', { to: [{ podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }] }],
])('a rule %s allows DNS', (_, rule) => {
  expect(placesOf(npDnsEgress, [shop, egress({ ports: [{ port: 443 }] }, rule)])).toEqual([]);
});

test.each([
  ['to other ports of UDP', { ports: [{ protocol: 'UDP', port: 54 }] }],
  ['to a range without port 53', { ports: [{ protocol: 'UDP', port: 54, endPort: 100 }] }],
  ['to a port of that name with another protocol', { ports: [{ protocol: 'SCTP', port: 'dns' }] }],
  ['to pods of the own namespace', { to: [{ podSelector: { matchLabels: { app: 'db' } } }] }],
])('a rule %s does not allow DNS', (_, rule) => {
  expect(placesOf(npDnsEgress, [shop, egress(rule)])).toHaveLength(1);
});

test.each([
  ['the pods use no name', [sampleDeployment({ name: 'shop' }), egress()]],
  ['egress is not isolated', [shop, policy({ policyTypes: ['Ingress'] })]],
  ['the policy selects other pods', [shop, sampleNetworkPolicy({ name: 'x', spec: { policyTypes: ['Egress'] } })]],
  ['there is no policy', [shop]],
  [
    'another policy allows DNS',
    [shop, egress(), policy({ policyTypes: ['Egress'], egress: [{ ports: [{ port: 53 }] }] }, 'dns')],
  ],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(npDnsEgress, manifests)).toEqual([]);
});
