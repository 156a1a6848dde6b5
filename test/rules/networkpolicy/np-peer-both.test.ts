import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleNetworkPolicy, sampleStatefulSet } from '../../../lib/rules/examples';
import { npPeerBoth } from '../../../lib/rules/networkpolicy/np-peer-both';
import { findingsOf, placesOf } from '../rule-tests';

const OWN = { podSelector: { matchLabels: { app: 'web' } } };
const ports = [{ port: 7000 }];
const policy = (spec: Manifest, name = 'web') =>
  sampleNetworkPolicy({ name, spec: { podSelector: { matchLabels: { app: 'web' } }, ...spec } });
const BOTH = { policyTypes: ['Ingress', 'Egress'] };
/** A policy that allows ingress between the pods, and this egress. */
const withEgress = (...egress: readonly object[]) => policy({ ...BOTH, ingress: [{ from: [OWN], ports }], egress });

test('egress that is missing is found', () => {
  expect(findingsOf(npPeerBoth, [sampleStatefulSet(), withEgress()])).toEqual([
    expect.objectContaining({
      path: 'spec.egress',
      found: 'Ingress between the pods of StatefulSet "web" at spec.ingress[0].from[0], but no Egress between them',
      expected: 'the same peers under egress',
    }),
  ]);
});

test('ingress that is missing is found', () => {
  const out = policy({ ...BOTH, ingress: [], egress: [{ to: [OWN], ports }] });
  expect(findingsOf(npPeerBoth, [sampleStatefulSet(), out])).toEqual([
    expect.objectContaining({ path: 'spec.ingress', expected: 'the same peers under ingress' }),
  ]);
});

test('it is found at the peer where another policy isolates the direction, or the field is left out', () => {
  const inOnly = policy({ policyTypes: ['Ingress'], ingress: [{ from: [OWN], ports }] });
  const isolating = policy({ policyTypes: ['Egress'], egress: [] }, 'isolating');
  expect(placesOf(npPeerBoth, [sampleStatefulSet(), inOnly, isolating])).toEqual([
    'NetworkPolicy/web spec.ingress[0].from[0]',
  ]);
  expect(placesOf(npPeerBoth, [sampleStatefulSet(), policy({ ...BOTH, ingress: [{ from: [OWN] }] })])).toEqual([
    'NetworkPolicy/web spec.ingress[0].from[0]',
  ]);
});

test.each([
  ['to other pods', { to: [{ podSelector: { matchLabels: { app: 'x' } } }], ports }],
  ['to other ports', { to: [OWN], ports: [{ port: 7001 }] }],
  ['to DNS', { ports: [{ port: 53 }] }],
  ['to peers without a selector', { to: [{}], ports }],
])('a rule %s does not allow the peers', (_, rule) => {
  expect(placesOf(npPeerBoth, [sampleStatefulSet(), withEgress(rule)])).toContain('NetworkPolicy/web spec.egress');
});

test.each([
  ['to the same peers and ports', { to: [OWN], ports }],
  ['to the same peers at every port', { to: [OWN] }],
  ['to everything', {}],
  ['to everyone at the port', { ports }],
  ['to an address block', { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports }],
  ['to a namespace', { to: [{ namespaceSelector: {} }], ports }],
  ['to all pods of the namespace', { to: [{ podSelector: {} }], ports }],
  ['to a range of ports', { to: [OWN], ports: [{ port: 1, endPort: 9000 }] }],
  ['to a named port', { to: [OWN], ports: [{ port: 'raft' }] }],
  ['to all ports of a protocol', { to: [OWN], ports: [{ protocol: 'TCP' }] }],
])('a rule %s allows the peers', (_, rule) => {
  expect(placesOf(npPeerBoth, [sampleStatefulSet(), withEgress({ ports: [{ port: 53 }] }, rule)])).toEqual([]);
});

test('a rule for DNS does not allow peers that are allowed in at every port', () => {
  const all = (egress: object) => policy({ ...BOTH, ingress: [{ from: [OWN] }], egress: [egress] });
  expect(placesOf(npPeerBoth, [sampleStatefulSet(), all({ ports: [{ port: 53 }] })])).toHaveLength(1);
  expect(placesOf(npPeerBoth, [sampleStatefulSet(), all({ ports: [{ port: 7000 }] })])).toEqual([]);
});

test.each([
  ['all ports of a protocol', { protocol: 'TCP' }],
  ['a range of ports', { port: 1, endPort: 9000 }],
])('ingress at %s may be for the port of egress', (_, port) => {
  const spec = { ...BOTH, ingress: [{ from: [OWN], ports: [port] }], egress: [{ to: [OWN], ports }] };
  expect(placesOf(npPeerBoth, [sampleStatefulSet(), policy(spec)])).toEqual([]);
});

test.each<[string, readonly Manifest[]]>([
  ['egress is not isolated', [policy({ policyTypes: ['Ingress'], ingress: [{ from: [OWN], ports }] })]],
  ['another policy allows it', [withEgress(), policy({ policyTypes: ['Egress'], egress: [{ to: [OWN] }] }, 'out')]],
  [
    'the peers are other pods',
    [policy({ ...BOTH, ingress: [{ from: [{ podSelector: { matchLabels: { app: 'x' } } }] }], egress: [] })],
  ],
  [
    'the peers are pods of another namespace',
    [policy({ ...BOTH, ingress: [{ from: [{ ...OWN, namespaceSelector: {} }] }], egress: [] })],
  ],
  [
    'the peers are some of the pods',
    [
      policy({
        ...BOTH,
        ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web', role: 'a' } } }] }],
        egress: [],
      }),
    ],
  ],
  [
    'an expression narrows the peers',
    [
      policy({
        ...BOTH,
        ingress: [
          { from: [{ podSelector: { ...OWN.podSelector, matchExpressions: [{ key: 'a', operator: 'Exists' }] } }] },
        ],
        egress: [],
      }),
    ],
  ],
  [
    'the policy selects all pods',
    [policy({ ...BOTH, podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }], egress: [] })],
  ],
])('nothing is found where %s', (_, policies) => {
  expect(placesOf(npPeerBoth, [sampleStatefulSet(), ...policies])).toEqual([]);
});

test('a single pod has no peers', () => {
  expect(placesOf(npPeerBoth, [sampleStatefulSet({ spec: { replicas: 1 } }), withEgress()])).toEqual([]);
});

test('a policy has one finding, however many workloads it selects', () => {
  const other = sampleStatefulSet({ name: 'other', labels: { app: 'web' } });
  expect(placesOf(npPeerBoth, [sampleStatefulSet(), other, withEgress()])).toHaveLength(1);
});
