import { expect, test } from 'vitest';
import { sampleDeployment, samplePod, sampleStatefulSet } from '../../../lib/rules/examples';
import { podFqdn64 } from '../../../lib/rules/pod/pod-fqdn-64';
import { findingsOf } from '../rule-tests';

const REST = '.web.shop.svc.cluster.local'.length;
const metadata = { namespace: 'shop' };
const pod = (spec: object) => samplePod({ metadata, spec: { subdomain: 'web', setHostnameAsFQDN: true, ...spec } });
const hostname = (length: number) => 'x'.repeat(length - REST);

test('a full name of 64 characters fits, one of 65 does not', () => {
  expect(findingsOf(podFqdn64, [pod({ hostname: hostname(64) })])).toEqual([]);
  expect(findingsOf(podFqdn64, [pod({ hostname: hostname(65) })])).toEqual([
    expect.objectContaining({
      path: 'spec.setHostnameAsFQDN',
      found: `"${hostname(65)}.web.shop.svc.cluster.local", which has 65 characters`,
      expected: 'at most 64 characters',
    }),
  ]);
});

test('the cluster domain counts', () => {
  const settings = { clusterDomain: 'cluster.locale' };
  expect(findingsOf(podFqdn64, [pod({ hostname: hostname(64) })], settings)).toHaveLength(1);
});

test('an unknown namespace has at least one character', () => {
  const spec = { hostname: 'x'.repeat(40), subdomain: 'web', setHostnameAsFQDN: true };
  expect(findingsOf(podFqdn64, [samplePod({ spec })])).toEqual([]);
  const longer = { ...spec, hostname: 'x'.repeat(41) };
  expect(findingsOf(podFqdn64, [samplePod({ spec: longer })]).map(({ found }) => found)).toEqual([
    `"${longer.hostname}.web.<namespace>.svc.cluster.local", which has at least 65 characters`,
  ]);
});

test('a Pod without a hostname has its own name', () => {
  const named = samplePod({ name: hostname(65), metadata, spec: { subdomain: 'web', setHostnameAsFQDN: true } });
  expect(findingsOf(podFqdn64, [named])).toHaveLength(1);
});

test.each([
  [undefined, 1],
  [10, 1],
  [11, 0],
])('the last pod of a StatefulSet with %s replicas has the longest name', (replicas, spare) => {
  const set = (length: number) =>
    sampleStatefulSet({
      name: hostname(length - 2),
      metadata,
      spec: { serviceName: 'web', replicas },
      podSpec: { setHostnameAsFQDN: true },
    });
  expect(findingsOf(podFqdn64, [set(63 + spare)])).toEqual([]);
  expect(findingsOf(podFqdn64, [set(64 + spare)])).toHaveLength(1);
});

test.each([
  ['the host name is not the full name', pod({ hostname: hostname(65), setHostnameAsFQDN: false })],
  ['there is no subdomain', pod({ hostname: hostname(65), subdomain: undefined })],
  [
    'pods of a Deployment have no hostname',
    sampleDeployment({ metadata, podSpec: { setHostnameAsFQDN: true, subdomain: 'w'.repeat(60) } }),
  ],
  [
    'a StatefulSet has no serviceName',
    sampleStatefulSet({ name: hostname(65), spec: { serviceName: undefined }, podSpec: { setHostnameAsFQDN: true } }),
  ],
])('nothing is found where %s', (_, manifest) => {
  expect(findingsOf(podFqdn64, [manifest])).toEqual([]);
});
