import { expect, test } from 'vitest';
import { sampleDeployment, sampleHeadlessService, sampleStatefulSet } from '../../../lib/rules/examples';
import { istioInitPeers } from '../../../lib/rules/istio/istio-init-peers';
import { findingsOf, placesOf } from '../rule-tests';

const sidecar = { mesh: 'istio-sidecar' } as const;
const service = sampleHeadlessService();
const join = (fields = {}) => ({
  name: 'join',
  image: 'registry.example/tools:1',
  args: ['web-0.web:7000'],
  ...fields,
});
const group = (podAnnotations = {}, init = {}, more = {}) =>
  sampleStatefulSet({ podAnnotations, podSpec: { initContainers: [join(init)] }, ...more });

test('an init container that calls a peer is found', () => {
  expect(findingsOf(istioInitPeers, [service, group()], sidecar)).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.initContainers[0].args[0]',
      found: 'init container "join", which calls the peer "web-0.web:7000"',
    }),
  ]);
});

test.each([
  ['the sidecar is native', group({ 'sidecar.istio.io/nativeSidecar': 'true' })],
  ['the port is excluded', group({ 'traffic.sidecar.istio.io/excludeOutboundPorts': '1,7000' })],
  ['the init container runs as the user of the sidecar', group({}, { securityContext: { runAsUser: 1337 } })],
  ['the address has no port', group({}, { args: ['http://web-0.web'] })],
  ['the name is no Service of the checked files', group({}, { args: ['web-0.other:7000'] })],
  ['the container is a native sidecar itself', group({}, { restartPolicy: 'Always' })],
  ['the pods have no sidecar', group({}, {}, { podLabels: { 'sidecar.istio.io/inject': 'false' } })],
  ['the pods are others', sampleDeployment({ name: 'other', podSpec: { initContainers: [join()] } })],
  ['a main container calls the peer', sampleStatefulSet({ container: { args: ['web-0.web:7000'] } })],
])('nothing is found where %s', (_, manifest) => {
  expect(placesOf(istioInitPeers, [service, manifest], sidecar)).toEqual([]);
});

test.each([
  ['another port is excluded', group({ 'traffic.sidecar.istio.io/excludeOutboundPorts': '1' })],
  ['the list of ports is wrong', group({ 'traffic.sidecar.istio.io/excludeOutboundPorts': 'x' })],
  ['the native sidecar is switched off', group({ 'sidecar.istio.io/nativeSidecar': 'false' })],
  ['the init container runs as another user', group({}, { securityContext: { runAsUser: 1000 } })],
])('it is found where %s', (_, manifest) => {
  expect(placesOf(istioInitPeers, [service, manifest], sidecar)).toHaveLength(1);
});

test.each([
  ['1.32', 1],
  ['1.33', 0],
])('with Kubernetes %s as the oldest version there are %i findings', (oldest, count) => {
  const kubernetes = { oldest, newest: '1.37' };
  expect(placesOf(istioInitPeers, [service, group()], { ...sidecar, kubernetes })).toHaveLength(count);
});

test('without sidecars an init container may call peers', () => {
  expect(placesOf(istioInitPeers, [service, group()], { mesh: 'istio-ambient' })).toEqual([]);
});

test('a list of members that all containers have shows no call', () => {
  const set = group({}, { args: [], env: [{ name: 'PEERS', value: 'web-0.web:7000' }] });
  const annotated = { ...set, metadata: { name: 'web', annotations: { 'cdk8s-headless/member-variables': 'PEERS' } } };
  expect(placesOf(istioInitPeers, [service, annotated], sidecar)).toEqual([]);
  expect(placesOf(istioInitPeers, [service, set], sidecar)).toHaveLength(1);
});
