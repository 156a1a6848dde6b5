import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleDeployment, sampleNetworkPolicy } from '../../../lib/rules/examples';
import { npApiserverEgress } from '../../../lib/rules/networkpolicy/np-apiserver-egress';
import { placesOf } from '../rule-tests';

const watching = (value = 'kubernetes:///prices:8088', ...more: Manifest[]) =>
  sampleDeployment({ name: 'shop', container: { env: [{ name: 'TARGET', value }, ...more] } });
const policy = (spec: Manifest, name = 'shop') =>
  sampleNetworkPolicy({ name, spec: { podSelector: { matchLabels: { app: 'shop' } }, ...spec } });
const egress = (...rules: Manifest[]) => policy({ policyTypes: ['Egress'], egress: rules });
const tcp = (port: number) => ({ ports: [{ protocol: 'TCP', port }] });

describe('pods that watch the API behind a policy', () => {
  test('need a rule for the port of the API server', () => {
    expect(placesOf(npApiserverEgress, [watching(), egress(tcp(8088))])).toEqual(['NetworkPolicy/shop spec.egress']);
  });

  test('need it over TCP', () => {
    const udp = { ports: [{ protocol: 'UDP', port: 443 }] };
    expect(placesOf(npApiserverEgress, [watching(), egress(udp)])).toEqual(['NetworkPolicy/shop spec.egress']);
  });

  test('do not reach the API server by a rule for pods of any namespace', () => {
    const pods = { to: [{ namespaceSelector: {} }], ...tcp(443) };
    expect(placesOf(npApiserverEgress, [watching(), egress(pods)])).toEqual(['NetworkPolicy/shop spec.egress']);
  });

  test('are shut in by a policy without rules, which is found at its types', () => {
    expect(placesOf(npApiserverEgress, [watching(), policy({ policyTypes: ['Egress'] })])).toEqual([
      'NetworkPolicy/shop spec.policyTypes',
    ]);
  });

  test('give one finding, however many targets they watch', () => {
    const shop = watching('k8s:///prices:8088', { name: 'STOCK', value: 'kubernetes:///stock:8088' });
    expect(placesOf(npApiserverEgress, [shop, egress(tcp(8088))])).toHaveLength(1);
  });
});

describe('nothing is found', () => {
  test.each([443, 6443, 8443])('where TCP %i is open', (port) => {
    expect(placesOf(npApiserverEgress, [watching(), egress(tcp(port))])).toEqual([]);
  });

  test('where an address block is open', () => {
    const block = { to: [{ podSelector: {} }, { ipBlock: { cidr: '10.0.0.1/32' } }], ...tcp(6443) };
    expect(placesOf(npApiserverEgress, [watching(), egress(block)])).toEqual([]);
  });

  test('where another policy of the pods opens it', () => {
    const other = policy({ policyTypes: ['Egress'], egress: [tcp(443)] }, 'api');
    expect(placesOf(npApiserverEgress, [watching(), egress(tcp(8088)), other])).toEqual([]);
  });

  test('where the policy limits ingress alone', () => {
    expect(placesOf(npApiserverEgress, [watching(), policy({ policyTypes: ['Ingress'] })])).toEqual([]);
  });

  test('where the policy selects other pods', () => {
    const other = sampleNetworkPolicy({ name: 'stock', spec: { policyTypes: ['Egress'] } });
    expect(placesOf(npApiserverEgress, [watching(), other])).toEqual([]);
  });

  test('where the target is resolved by DNS', () => {
    expect(placesOf(npApiserverEgress, [watching('dns:///prices:8088'), egress(tcp(8088))])).toEqual([]);
  });
});
