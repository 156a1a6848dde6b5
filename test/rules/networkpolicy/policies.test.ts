import { describe, expect, test } from 'vitest';
import { npDnsEgress } from '../../../lib/rules/networkpolicy/np-dns-egress';
import { npMeshPorts } from '../../../lib/rules/networkpolicy/np-mesh-ports';
import { npNamedport } from '../../../lib/rules/networkpolicy/np-namedport';
import { npPeerBoth } from '../../../lib/rules/networkpolicy/np-peer-both';
import { npPortIsPodPort } from '../../../lib/rules/networkpolicy/np-port-is-pod-port';
import { npPortNull } from '../../../lib/rules/networkpolicy/np-port-null';
import { npYamlAndOr } from '../../../lib/rules/networkpolicy/np-yaml-and-or';
import { sampleDeployment, sampleNetworkPolicy, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const own = { podSelector: { matchLabels: { app: 'web' } } };
const ports = [{ port: 7000 }];

test('a port that is left out is meant; null is not', () => {
  const policy = (port: object) =>
    sampleNetworkPolicy({ spec: { ingress: [{ ports: [{ protocol: 'TCP', ...port }] }] } });
  expect(placesOf(npPortNull, [policy({})])).toEqual([]);
  expect(placesOf(npPortNull, [policy({ port: null })])).toEqual(['NetworkPolicy/web spec.ingress[0].ports[0].port']);
});

describe('peers in both directions', () => {
  const both = { policyTypes: ['Ingress', 'Egress'], ingress: [{ from: [own], ports }] };

  test('are missing where egress is closed', () => {
    expect(placesOf(npPeerBoth, [sampleStatefulSet(), sampleNetworkPolicy({ spec: { ...both, egress: [] } })])).toEqual(
      ['NetworkPolicy/web spec.egress'],
    );
  });

  test.each([
    [
      'egress is not isolated',
      [sampleNetworkPolicy({ spec: { policyTypes: ['Ingress'], ingress: [{ from: [own], ports }] } })],
    ],
    ['egress is open to all', [sampleNetworkPolicy({ spec: { ...both, egress: [{}] } })]],
    [
      'another policy lets them out',
      [
        sampleNetworkPolicy({ spec: { ...both, egress: [] } }),
        {
          ...sampleNetworkPolicy({ spec: { policyTypes: ['Egress'], egress: [{ to: [own] }] } }),
          metadata: { name: 'out' },
        },
      ],
    ],
    [
      'ingress is for others',
      [
        sampleNetworkPolicy({
          spec: {
            ...both,
            ingress: [{ from: [{ podSelector: { matchLabels: { app: 'x' } } }] }],
            egress: [],
          },
        }),
      ],
    ],
  ])('are no finding where %s', (_, policies) => {
    expect(placesOf(npPeerBoth, [sampleStatefulSet(), ...policies])).toEqual([]);
  });

  test('are not needed by a single pod', () => {
    const one = sampleStatefulSet({ spec: { replicas: 1 } });
    expect(placesOf(npPeerBoth, [one, sampleNetworkPolicy({ spec: { ...both, egress: [] } })])).toEqual([]);
  });
});

describe('the port of a policy', () => {
  const service = sampleService({ spec: { ports: [{ port: 80, targetPort: 8080 }] } });
  const policy = sampleNetworkPolicy({ spec: { ingress: [{ ports: [{ port: 80 }] }] } });
  const pods = (...numbers: readonly number[]) =>
    sampleDeployment({ container: { ports: numbers.map((containerPort) => ({ containerPort })) } });

  test('is the one of the pods', () => {
    expect(placesOf(npPortIsPodPort, [service, pods(8080), policy])).toHaveLength(1);
    expect(placesOf(npPortIsPodPort, [service, pods(8080, 80), policy])).toEqual([]);
    expect(placesOf(npPortIsPodPort, [service, policy])).toEqual([]);
  });

  test('is the one of the pods that egress leads to', () => {
    const egress = sampleNetworkPolicy({
      name: 'shop',
      spec: { policyTypes: ['Egress'], egress: [{ to: [own], ports: [{ port: 80 }] }] },
    });
    expect(placesOf(npPortIsPodPort, [service, pods(8080), egress])).toEqual([
      'NetworkPolicy/shop spec.egress[0].ports[0].port',
    ]);
  });

  test('may be one of several names of which the pods have any', () => {
    const named = sampleDeployment({ container: { ports: [{ name: 'http', containerPort: 80 }] } });
    const wanted = (...names: readonly string[]) =>
      sampleNetworkPolicy({ spec: { ingress: [{ ports: names.map((port) => ({ port })) }] } });
    expect(placesOf(npNamedport, [named, wanted('http', 'https')])).toEqual([]);
    expect(placesOf(npNamedport, [named, wanted('https')])).toHaveLength(1);
  });
});

describe('DNS', () => {
  const shop = sampleDeployment({ name: 'shop', container: { env: [{ name: 'DB', value: 'db.data.svc:5432' }] } });
  const silent = sampleDeployment({ name: 'shop' });
  const policy = (...egress: readonly object[]) =>
    sampleNetworkPolicy({ name: 'shop', spec: { policyTypes: ['Egress'], egress } });

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
  const policy = {
    ...sampleNetworkPolicy({ name: 'db', spec: { ingress: [{ from: peers }] } }),
    metadata: { name: 'db', namespace: 'data' },
  };
  const web = (namespace: string) => sampleDeployment({ metadata: { namespace } });
  expect(placesOf(npYamlAndOr, [policy])).toEqual([]);
  expect(placesOf(npYamlAndOr, [policy, web('data')])).toEqual([]);
  expect(placesOf(npYamlAndOr, [policy, web('shop')])).toEqual(['NetworkPolicy/db spec.ingress[0].from[1]']);
});

test('the ports of the mesh matter in that mesh only', () => {
  const manifests = [sampleDeployment(), sampleNetworkPolicy({ spec: { ingress: [{ ports }] } })];
  expect(placesOf(npMeshPorts, manifests)).toEqual([]);
  expect(placesOf(npMeshPorts, manifests, { mesh: 'istio-sidecar' })).toEqual([]);
  expect(placesOf(npMeshPorts, manifests, { mesh: 'istio-ambient' })).toEqual(['NetworkPolicy/web spec.ingress']);
  const out = sampleDeployment({ podLabels: { 'istio.io/dataplane-mode': 'none' } });
  expect(placesOf(npMeshPorts, [out, ...manifests.slice(1)], { mesh: 'istio-ambient' })).toEqual([]);
});
