import { describe, expect, test } from 'vitest';
import { npDnsEgress } from '../../../lib/rules/networkpolicy/np-dns-egress';
import { npMeshPorts } from '../../../lib/rules/networkpolicy/np-mesh-ports';
import { npNamedport } from '../../../lib/rules/networkpolicy/np-namedport';
import { npPeerBoth } from '../../../lib/rules/networkpolicy/np-peer-both';
import { npPortIsPodPort } from '../../../lib/rules/networkpolicy/np-port-is-pod-port';
import { npPortNull } from '../../../lib/rules/networkpolicy/np-port-null';
import { npYamlAndOr } from '../../../lib/rules/networkpolicy/np-yaml-and-or';
import { sampleDeployment, samplePolicy, sampleService, sampleStatefulSet } from '../../../lib/rules/examples/named';
import { placesOf } from '../faults-of';

const own = { podSelector: { matchLabels: { app: 'web' } } };
const ports = [{ port: 7000 }];

test('a port that is left out is meant; null is not', () => {
  const policy = (port: object) => samplePolicy('web', { ingress: [{ ports: [{ protocol: 'TCP', ...port }] }] });
  expect(placesOf(npPortNull, [policy({})])).toEqual([]);
  expect(placesOf(npPortNull, [policy({ port: null })])).toEqual(['NetworkPolicy/web spec.ingress[0].ports[0].port']);
});

describe('peers in both directions', () => {
  const both = { policyTypes: ['Ingress', 'Egress'], ingress: [{ from: [own], ports }] };

  test('are missing where egress is closed', () => {
    expect(placesOf(npPeerBoth, [sampleStatefulSet('web'), samplePolicy('web', { ...both, egress: [] })])).toEqual([
      'NetworkPolicy/web spec.egress',
    ]);
  });

  test.each([
    ['egress is not isolated', [samplePolicy('web', { policyTypes: ['Ingress'], ingress: [{ from: [own], ports }] })]],
    ['egress is open to all', [samplePolicy('web', { ...both, egress: [{}] })]],
    [
      'another policy lets them out',
      [
        samplePolicy('web', { ...both, egress: [] }),
        { ...samplePolicy('web', { policyTypes: ['Egress'], egress: [{ to: [own] }] }), metadata: { name: 'out' } },
      ],
    ],
    [
      'ingress is for others',
      [
        samplePolicy('web', {
          ...both,
          ingress: [{ from: [{ podSelector: { matchLabels: { app: 'x' } } }] }],
          egress: [],
        }),
      ],
    ],
  ])('are no finding where %s', (_, policies) => {
    expect(placesOf(npPeerBoth, [sampleStatefulSet('web'), ...policies])).toEqual([]);
  });

  test('are not needed by a single pod', () => {
    const one = sampleStatefulSet('web', { spec: { replicas: 1 } });
    expect(placesOf(npPeerBoth, [one, samplePolicy('web', { ...both, egress: [] })])).toEqual([]);
  });
});

describe('the port of a policy', () => {
  const service = sampleService('web', { ports: [{ port: 80, targetPort: 8080 }] });
  const policy = samplePolicy('web', { ingress: [{ ports: [{ port: 80 }] }] });
  const pods = (...numbers: readonly number[]) =>
    sampleDeployment('web', { container: { ports: numbers.map((containerPort) => ({ containerPort })) } });

  test('is the one of the pods', () => {
    expect(placesOf(npPortIsPodPort, [service, pods(8080), policy])).toHaveLength(1);
    expect(placesOf(npPortIsPodPort, [service, pods(8080, 80), policy])).toEqual([]);
    expect(placesOf(npPortIsPodPort, [service, policy])).toEqual([]);
  });

  test('is the one of the pods that egress leads to', () => {
    const egress = samplePolicy('shop', { policyTypes: ['Egress'], egress: [{ to: [own], ports: [{ port: 80 }] }] });
    expect(placesOf(npPortIsPodPort, [service, pods(8080), egress])).toEqual([
      'NetworkPolicy/shop spec.egress[0].ports[0].port',
    ]);
  });

  test('may be one of several names of which the pods have any', () => {
    const named = sampleDeployment('web', { container: { ports: [{ name: 'http', containerPort: 80 }] } });
    const wanted = (...names: readonly string[]) =>
      samplePolicy('web', { ingress: [{ ports: names.map((port) => ({ port })) }] });
    expect(placesOf(npNamedport, [named, wanted('http', 'https')])).toEqual([]);
    expect(placesOf(npNamedport, [named, wanted('https')])).toHaveLength(1);
  });
});

describe('DNS', () => {
  const shop = sampleDeployment('shop', { container: { env: [{ name: 'DB', value: 'db.data.svc:5432' }] } });
  const silent = sampleDeployment('shop');
  const policy = (...egress: readonly object[]) => samplePolicy('shop', { policyTypes: ['Egress'], egress });

  test.each([
    ['no rule at all', [shop, policy()], 1],
    ['a rule for other ports', [shop, policy({ ports: [{ port: 443 }] })], 1],
    ['everything open', [shop, policy({})], 0],
    ['a whole namespace open', [shop, policy({ to: [{ namespaceSelector: {} }] })], 0],
    ['a range of ports', [shop, policy({ ports: [{ protocol: 'UDP', port: 1, endPort: 100 }] })], 0],
    ['pods that are told no name', [silent, policy()], 0],
  ])('is blocked by %s: %#', (_, manifests, count) => {
    expect(placesOf(npDnsEgress, manifests)).toHaveLength(count);
  });
});

test('either pods or a namespace is a good policy, unless the pods can only be meant there', () => {
  const peers = [{ namespaceSelector: { matchLabels: { team: 'ops' } } }, own];
  const policy = { ...samplePolicy('db', { ingress: [{ from: peers }] }), metadata: { name: 'db', namespace: 'data' } };
  const web = (namespace: string) => sampleDeployment('web', { metadata: { namespace } });
  expect(placesOf(npYamlAndOr, [policy])).toEqual([]);
  expect(placesOf(npYamlAndOr, [policy, web('data')])).toEqual([]);
  expect(placesOf(npYamlAndOr, [policy, web('shop')])).toEqual(['NetworkPolicy/db spec.ingress[0].from[1]']);
});

test('the ports of the mesh matter in that mesh only', () => {
  const manifests = [sampleDeployment('web'), samplePolicy('web', { ingress: [{ ports }] })];
  expect(placesOf(npMeshPorts, manifests)).toEqual([]);
  expect(placesOf(npMeshPorts, manifests, { mesh: 'istio-sidecar' })).toEqual([]);
  expect(placesOf(npMeshPorts, manifests, { mesh: 'istio-ambient' })).toEqual(['NetworkPolicy/web spec.ingress']);
  const out = sampleDeployment('web', { labels: { 'istio.io/dataplane-mode': 'none' } });
  expect(placesOf(npMeshPorts, [out, ...manifests.slice(1)], { mesh: 'istio-ambient' })).toEqual([]);
});
