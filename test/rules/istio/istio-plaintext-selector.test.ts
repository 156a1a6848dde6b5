import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { istioPlaintextSelector } from '../../../lib/rules/istio/istio-plaintext-selector';
import { samplePeerAuthentication } from '../../../lib/rules/shared/mesh/plaintext-port';
import { placesOf } from '../rule-tests';

const PORTS = { portLevelMtls: { 7000: { mode: 'STRICT' } } };
const places = (spec: Manifest) => placesOf(istioPlaintextSelector, [samplePeerAuthentication('web', spec)]);

test.each([{}, { selector: {} }, { selector: { matchLabels: {} } }])(
  'modes for ports are found where the policy selects no workload: %j',
  (spec) => {
    expect(places({ ...PORTS, ...spec })).toEqual(['PeerAuthentication/web spec.portLevelMtls']);
  },
);

test('modes for ports are right beside labels', () => {
  expect(places({ ...PORTS, selector: { matchLabels: { app: 'web' } } })).toEqual([]);
});

test.each([{}, { portLevelMtls: {} }])('a policy of a whole namespace needs no selector: %j', (spec) => {
  expect(places(spec)).toEqual([]);
});

test('a PeerAuthentication of another API is not judged', () => {
  const policy = { ...samplePeerAuthentication('web', PORTS), apiVersion: 'example.com/v1' };
  expect(placesOf(istioPlaintextSelector, [policy])).toEqual([]);
});
