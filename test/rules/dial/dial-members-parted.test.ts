import { expect, test } from 'vitest';
import { dialMembersParted } from '../../../lib/rules/dial/dial-members-parted';
import { sampleHeadlessService, sampleNetworkPolicy, sampleStatefulSet } from '../../../lib/rules/examples';
import type { Manifest } from '../../../lib/manifest/manifest';
import { findingsOf, placesOf } from '../rule-tests';

const ports = [
  { name: 'https', containerPort: 8200 },
  { name: 'https-internal', containerPort: 8201 },
];
/** Three members that are configured with their own address, at the port for members. */
const group: readonly Manifest[] = [
  sampleHeadlessService({
    name: 'safe',
    spec: { publishNotReadyAddresses: true, ports: ports.map(({ name, containerPort: port }) => ({ name, port })) },
  }),
  sampleStatefulSet({
    name: 'safe',
    spec: { podManagementPolicy: 'Parallel' },
    container: {
      ports,
      env: [
        { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'CLUSTER_ADDR', value: 'https://$(POD_NAME).safe:8201' },
      ],
    },
  }),
];
const MEMBERS = { podSelector: { matchLabels: { app: 'safe' } } };
const DNS = { to: [{ ipBlock: { cidr: '10.96.0.10/32' } }], ports: [{ port: 53, protocol: 'UDP' }] };
const both = [{ port: 8200 }, { port: 8201 }];
const policy = (spec: Manifest) => [...group, sampleNetworkPolicy({ name: 'safe', spec })];

test.each<[string, Manifest, string]>([
  [
    'egress for DNS alone parts them, whoever is let in',
    {
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ namespaceSelector: {} }], ports: both }],
      egress: [DNS],
    },
    'spec.egress',
  ],
  [
    'ingress for clients alone',
    {
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: { matchLabels: { app: 'client' } } }], ports: both }],
    },
    'spec.ingress',
  ],
  [
    'ingress for members on another port than the one they dial',
    { policyTypes: ['Ingress'], ingress: [{ from: [MEMBERS], ports: [{ port: 8200 }] }] },
    'spec.ingress',
  ],
  ['a policy without rules', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }, 'spec.policyTypes'],
])('%s', (_, spec, path) => {
  expect(placesOf(dialMembersParted, policy(spec))).toEqual([`NetworkPolicy/safe ${path}`]);
});

test('members that are let in one by one are counted', () => {
  const from = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      podSelector: { matchLabels: { app: 'safe', 'apps.kubernetes.io/pod-index': String(index) } },
    }));
  const spec = (count: number) => ({ policyTypes: ['Ingress'], ingress: [{ from: from(count), ports: both }] });
  expect(findingsOf(dialMembersParted, policy(spec(2)))).toMatchObject([
    { severity: 'warning', found: expect.stringContaining('such as "safe-2" to "safe-0"') as string },
  ]);
  expect(placesOf(dialMembersParted, policy(spec(3)))).toEqual([]);
});

test('both directions, for all members and their port, are no finding', () => {
  const ingress = [{ from: [MEMBERS], ports: both }];
  expect(placesOf(dialMembersParted, policy({ policyTypes: ['Ingress'], ingress }))).toEqual([]);
  const egress = [{ to: [MEMBERS] }, DNS];
  expect(placesOf(dialMembersParted, policy({ policyTypes: ['Ingress', 'Egress'], ingress, egress }))).toEqual([]);
});

test('a rule of another policy for the same pods counts', () => {
  const deny = sampleNetworkPolicy({ name: 'deny', spec: { podSelector: {}, policyTypes: ['Ingress'] } });
  const allow = sampleNetworkPolicy({
    name: 'safe',
    spec: { policyTypes: ['Ingress'], ingress: [{ from: [MEMBERS] }] },
  });
  expect(placesOf(dialMembersParted, [...group, deny, allow])).toEqual([]);
});
