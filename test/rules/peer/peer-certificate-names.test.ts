import { expect, test } from 'vitest';
import { sampleHeadlessService, sampleStatefulSet } from '../../../lib/rules/examples';
import { peerCertificateNames } from '../../../lib/rules/peer/peer-certificate-names';
import { findingsOf, placesOf } from '../rule-tests';

const certificate = (...dnsNames: readonly string[]) => ({
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { name: 'safe' },
  spec: { secretName: 'safe-tls', dnsNames },
});
/** Three members that join each other by a file, and mount the Secret of the certificate. */
const group = (join: string, secretName = 'safe-tls') => [
  sampleHeadlessService({ name: 'safe-internal', spec: { selector: { app: 'safe' } } }),
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'safe' },
    data: { 'config.hcl': `leader_api_addr = "${join}"` },
  },
  sampleStatefulSet({
    name: 'safe',
    spec: { serviceName: 'safe-internal' },
    podSpec: {
      volumes: [
        { name: 'tls', secret: { secretName } },
        { name: 'config', configMap: { name: 'safe' } },
      ],
    },
    container: {
      volumeMounts: [
        { name: 'tls', mountPath: '/tls' },
        { name: 'config', mountPath: '/config' },
      ],
    },
  }),
];
const PEER = 'https://safe-0.safe-internal:8080';
const names = ['safe', 'safe.safe.svc', 'safe-internal', 'safe-internal.safe.svc'];

test('names of Services alone do not cover the names of pods that members dial', () => {
  expect(findingsOf(peerCertificateNames, [certificate(...names), ...group(PEER)])).toMatchObject([
    { path: 'spec.dnsNames', expected: '"*.safe-internal" among the names' },
  ]);
});

test('a wildcard in another form than the one that is dialled does not cover', () => {
  expect(
    placesOf(peerCertificateNames, [certificate(...names, '*.safe-internal.default.svc'), ...group(PEER)]),
  ).toEqual(['Certificate/safe spec.dnsNames']);
});

test('a wildcard in the form that is dialled, and the name itself, cover', () => {
  expect(placesOf(peerCertificateNames, [certificate(...names, '*.safe-internal'), ...group(PEER)])).toEqual([]);
  expect(placesOf(peerCertificateNames, [certificate('safe-0.safe-internal'), ...group(PEER)])).toEqual([]);
});

test('a call without TLS, and members without this certificate, are no finding', () => {
  expect(placesOf(peerCertificateNames, [certificate(...names), ...group(PEER.replace('https', 'http'))])).toEqual([]);
  expect(placesOf(peerCertificateNames, [certificate(...names), ...group(PEER, 'other')])).toEqual([]);
});
