import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleNetworkPolicy } from '../../../lib/rules/examples';
import { npDnsOpenshift } from '../../../lib/rules/networkpolicy/np-dns-openshift';
import { placesOf } from '../rule-tests';

const route = { apiVersion: 'route.openshift.io/v1', kind: 'Route', metadata: { name: 'shop' } };
const ports = (...numbers: number[]) => ({ ports: numbers.map((port) => ({ protocol: 'UDP', port })) });
const policy = (...egress: Manifest[]) =>
  sampleNetworkPolicy({ name: 'shop', spec: { policyTypes: ['Egress'], egress } });

describe('on OpenShift', () => {
  test('a policy that allows DNS at port 53 alone is found at the ports of its rule', () => {
    expect(placesOf(npDnsOpenshift, [route, policy(ports(8080), ports(53))])).toEqual([
      'NetworkPolicy/shop spec.egress[1].ports',
    ]);
  });

  test('TCP 5353 does not let lookups over UDP through', () => {
    const tcp = { ports: [{ protocol: 'TCP', port: 5353 }] };
    expect(placesOf(npDnsOpenshift, [route, policy(ports(53), tcp)])).toHaveLength(1);
  });

  test('5353 to pods of the own namespace that are no DNS helps nobody', () => {
    const own = { to: [{ podSelector: { matchLabels: { app: 'web' } } }] };
    expect(placesOf(npDnsOpenshift, [route, policy(ports(53), own)])).toHaveLength(1);
  });

  test('5353 may be in the same rule or in another', () => {
    expect(placesOf(npDnsOpenshift, [route, policy(ports(53, 5353))])).toEqual([]);
    expect(placesOf(npDnsOpenshift, [route, policy(ports(53), ports(5353))])).toEqual([]);
  });

  test('a policy that says nothing of DNS is right', () => {
    expect(placesOf(npDnsOpenshift, [route, policy(ports(8080))])).toEqual([]);
  });
});

test('where no object is one of OpenShift, port 53 is enough', () => {
  expect(placesOf(npDnsOpenshift, [policy(ports(53))])).toEqual([]);
});
