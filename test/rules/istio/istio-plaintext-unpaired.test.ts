import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleHeadlessService, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { istioPlaintextUnpaired } from '../../../lib/rules/istio/istio-plaintext-unpaired';
import { sampleDestinationRule, samplePeerAuthentication } from '../../../lib/rules/shared/mesh/plaintext-port';
import { findingsOf, placesOf } from '../rule-tests';

const ports = [{ name: 'tcp-raft', port: 7000 }];
const service = sampleHeadlessService({ name: 'ledger', spec: { ports } });
const set = sampleStatefulSet({ name: 'ledger', container: { ports: [{ containerPort: 7000 }] } });
const policy = (portLevelMtls: unknown = { 7000: { mode: 'DISABLE' } }) =>
  samplePeerAuthentication('ledger', { selector: { matchLabels: { app: 'ledger' } }, portLevelMtls });
const OFF = { tls: { mode: 'DISABLE' } };
const forPort = (number: unknown, tls: object = OFF.tls) => ({ portLevelSettings: [{ port: { number }, tls }] });

test('a port without mTLS whose clients still use it is found', () => {
  expect(findingsOf(istioPlaintextUnpaired, [service, set, policy()])).toEqual([
    expect.objectContaining({
      path: "spec.portLevelMtls['7000'].mode",
      found:
        '"DISABLE" for port 7000 of headless Service "ledger", and no DestinationRule with that mode in the checked files',
      expected: 'a DestinationRule for the host "ledger" with tls.mode: DISABLE for port 7000',
    }),
  ]);
});

test.each<[string, string, Manifest]>([
  ['for another port', 'ledger', forPort(7001)],
  ['for a port that is no number', 'ledger', forPort('7000')],
  ['with another mode', 'ledger', forPort(7000, { mode: 'ISTIO_MUTUAL' })],
  ['for another host', 'stock', OFF],
  ['with another mode for all ports', 'ledger', { tls: { mode: 'ISTIO_MUTUAL' } }],
])('a DestinationRule %s does not help', (_, host, trafficPolicy) => {
  const manifests = [service, set, policy(), sampleDestinationRule(host, trafficPolicy)];
  expect(placesOf(istioPlaintextUnpaired, manifests)).toHaveLength(1);
});

test.each<[string, readonly Manifest[]]>([
  ['a DestinationRule disables mTLS of the port', [sampleDestinationRule('ledger', forPort(7000))]],
  ['a DestinationRule disables mTLS of all ports', [sampleDestinationRule('ledger', OFF)]],
  [
    'one of two settings is for the port',
    [
      sampleDestinationRule('ledger', {
        portLevelSettings: [...forPort(1).portLevelSettings, ...forPort(7000).portLevelSettings],
      }),
    ],
  ],
  [
    'two DestinationRules have a port each',
    [sampleDestinationRule('ledger', forPort(7000)), sampleDestinationRule('ledger', forPort(1))],
  ],
  [
    'a DestinationRule for all ports is followed by one for a port',
    [sampleDestinationRule('ledger', OFF), sampleDestinationRule('ledger', forPort(1))],
  ],
])('nothing is found where %s', (_, rules) => {
  expect(placesOf(istioPlaintextUnpaired, [service, set, policy(), ...rules])).toEqual([]);
});

test.each<[string, readonly Manifest[]]>([
  ['the port is under mTLS', [service, set, policy({ 7000: { mode: 'STRICT' } })]],
  ['the Service does not have the port', [service, set, policy({ 7001: { mode: 'DISABLE' } })]],
  ['the Service has a cluster IP', [sampleService({ name: 'ledger', spec: { ports } }), set, policy()]],
  ['the Service is not in the checked files', [set, policy()]],
  ['the pods are not in the checked files', [service, policy()]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(istioPlaintextUnpaired, manifests)).toEqual([]);
});
