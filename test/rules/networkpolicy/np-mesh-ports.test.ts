import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleDeployment, sampleNetworkPolicy } from '../../../lib/rules/examples';
import { npMeshPorts } from '../../../lib/rules/networkpolicy/np-mesh-ports';
import { findingsOf, placesOf } from '../rule-tests';

const AMBIENT = { mesh: 'istio-ambient' } as const;
const SIDECAR = { mesh: 'istio-sidecar' } as const;
const rule = (...ports: readonly number[]) => ({ ports: ports.map((port) => ({ port })) });
const policy = (spec: Manifest, name = 'web') =>
  sampleNetworkPolicy({ name, spec: { podSelector: { matchLabels: { app: 'web' } }, ...spec } });
const ingress = (...rules: readonly object[]) => policy({ ingress: rules });
const egress = (...rules: readonly object[]) => policy({ policyTypes: ['Egress'], egress: rules });

test('ambient mode needs port 15008 in both directions', () => {
  expect(findingsOf(npMeshPorts, [sampleDeployment(), ingress(rule(8080))], AMBIENT)).toEqual([
    expect.objectContaining({
      path: 'spec.ingress',
      found: 'no rule for TCP 15008, which the pods of Deployment "web" need',
      expected: 'a rule for TCP 15008',
      severity: 'error',
    }),
  ]);
  expect(placesOf(npMeshPorts, [sampleDeployment(), egress(rule(8080))], AMBIENT)).toEqual([
    'NetworkPolicy/web spec.egress',
  ]);
});

test('a sidecar needs port 15012 for its egress', () => {
  expect(findingsOf(npMeshPorts, [sampleDeployment(), egress(rule(8080))], SIDECAR)).toEqual([
    expect.objectContaining({ path: 'spec.egress', expected: 'a rule for TCP 15012', severity: 'warning' }),
  ]);
  expect(placesOf(npMeshPorts, [sampleDeployment(), ingress(rule(8080))], SIDECAR)).toEqual([]);
});

test('the port must be allowed over TCP', () => {
  const udp = ingress({ ports: [{ protocol: 'UDP', port: 15008 }] });
  expect(placesOf(npMeshPorts, [sampleDeployment(), udp], AMBIENT)).toHaveLength(1);
});

test.each([
  ['a rule allows the port', [sampleDeployment(), ingress(rule(8080), rule(15008))]],
  ['a rule allows all ports', [sampleDeployment(), ingress(rule(8080), {})]],
  [
    'another policy allows the port',
    [sampleDeployment(), ingress(rule(8080)), policy({ ingress: [rule(15008)] }, 'mesh')],
  ],
  ['the policy has no rules', [sampleDeployment(), ingress()]],
  ['the direction is not isolated', [sampleDeployment(), policy({ policyTypes: ['Egress'], ingress: [rule(1)] })]],
  ['the policy selects no pods', [sampleDeployment({ name: 'other' }), ingress(rule(8080))]],
  [
    'the pods are outside of the mesh',
    [sampleDeployment({ podLabels: { 'istio.io/dataplane-mode': 'none' } }), ingress(rule(1))],
  ],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(npMeshPorts, manifests, AMBIENT)).toEqual([]);
});

test('pods without a sidecar need no port of the mesh', () => {
  const out = sampleDeployment({ podLabels: { 'sidecar.istio.io/inject': 'false' } });
  expect(placesOf(npMeshPorts, [out, egress(rule(8080))], SIDECAR)).toEqual([]);
});

test.each([undefined, 'none', 'linkerd'] as const)('the mesh %s needs none of these ports', (mesh) => {
  expect(placesOf(npMeshPorts, [sampleDeployment(), egress(rule(8080))], { mesh })).toEqual([]);
});
