import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import {
  sampleDeployment,
  sampleHeadlessService,
  sampleNetworkPolicy,
  sampleService,
} from '../../../lib/rules/examples';
import { npDnsTcp } from '../../../lib/rules/networkpolicy/np-dns-tcp';
import { findingsOf, placesOf } from '../rule-tests';

const UDP = { ports: [{ protocol: 'UDP', port: 53 }] };
const TCP = { ports: [{ protocol: 'TCP', port: 53 }] };
const WEB = { ports: [{ protocol: 'TCP', port: 8080 }] };

const policy = (egress: readonly Manifest[], name = 'shop', app = 'shop') =>
  sampleNetworkPolicy({
    name,
    spec: { podSelector: { matchLabels: { app } }, policyTypes: ['Egress'], egress },
  });
const shop = sampleDeployment({ name: 'shop' });

describe('DNS that is allowed over UDP alone', () => {
  test('is found at the ports of the rule that allows it', () => {
    expect(placesOf(npDnsTcp, [policy([WEB, UDP])])).toEqual(['NetworkPolicy/shop spec.egress[1].ports']);
  });

  test('is found where the other policies of the pods allow no DNS over TCP', () => {
    expect(placesOf(npDnsTcp, [policy([UDP]), policy([WEB], 'shop-web'), shop])).toEqual([
      'NetworkPolicy/shop spec.egress[0].ports',
    ]);
  });

  test('is found where a policy of other pods allows DNS over TCP', () => {
    const stock = sampleDeployment({ name: 'stock' });
    expect(placesOf(npDnsTcp, [policy([UDP]), policy([TCP], 'stock', 'stock'), shop, stock])).toEqual([
      'NetworkPolicy/shop spec.egress[0].ports',
    ]);
  });
});

describe('the severity', () => {
  const severity = (service: Manifest, replicas: number) =>
    findingsOf(npDnsTcp, [service, sampleDeployment({ spec: { replicas } }), policy([UDP])])[0]?.severity;

  test('is a warning where the answer of a headless Service needs TCP', () => {
    expect(severity(sampleHeadlessService(), 40)).toBe('warning');
  });

  test('is that of the rule where the answers fit into a packet', () => {
    expect(severity(sampleHeadlessService(), 3)).toBeUndefined();
  });

  test('is that of the rule where the large Service has a cluster IP, which is one address', () => {
    expect(severity(sampleService(), 40)).toBeUndefined();
  });

  test('counts the pods of all workloads behind the Service together', () => {
    const half = (name: string) => sampleDeployment({ name, labels: { app: 'web' }, spec: { replicas: 20 } });
    expect(findingsOf(npDnsTcp, [sampleHeadlessService(), half('a'), half('b'), policy([UDP])])).toMatchObject([
      { severity: 'warning' },
    ]);
  });
});

describe('nothing is found', () => {
  test('where another rule of the policy allows DNS over TCP', () => {
    expect(placesOf(npDnsTcp, [policy([UDP, TCP])])).toEqual([]);
  });

  test('where another policy of the same pods allows DNS over TCP', () => {
    expect(placesOf(npDnsTcp, [policy([UDP]), policy([TCP], 'shop-dns'), shop])).toEqual([]);
  });

  test('where the policy has no rule for DNS', () => {
    expect(placesOf(npDnsTcp, [policy([WEB])])).toEqual([]);
  });
});
