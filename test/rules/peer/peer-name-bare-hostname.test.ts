import { expect, test } from 'vitest';
import { sampleDeployment, sampleHeadlessService, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { peerNameBareHostname } from '../../../lib/rules/peer/peer-name-bare-hostname';
import { findingsOf, placesOf } from '../rule-tests';

const web = sampleStatefulSet();
const client = (value: string, podSpec = {}) =>
  sampleDeployment({ name: 'shop', podSpec, container: { env: [{ name: 'PEER', value }] } });
const PEER = 'Deployment/shop spec.template.spec.containers[0].env[0].value';

test('the bare name of a pod is found, with the name to write', () => {
  expect(findingsOf(peerNameBareHostname, [sampleHeadlessService(), web, client('web-0:80')])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].env[0].value',
      found: '"web-0" without a Service, in StatefulSet "web"',
      expected: '"web-0.web"',
      fix: 'Write web-0.web:80.',
    }),
  ]);
});

test('a list of bare names is one finding, which writes the whole list', () => {
  const set = sampleStatefulSet({ container: { env: [{ name: 'PEERS', value: 'web-0:7000,web-1:7000,web-0:7000' }] } });
  const findings = findingsOf(peerNameBareHostname, [sampleHeadlessService(), set]);
  expect(findings.map(({ found, fix }) => [found, fix])).toEqual([
    ['"web-0", "web-1" without a Service, in StatefulSet "web"', 'Write web-0.web:7000, web-1.web:7000.'],
  ]);
});

test('a StatefulSet without a serviceName gives no name to write', () => {
  const set = sampleStatefulSet({ spec: { serviceName: undefined } });
  const [finding] = findingsOf(peerNameBareHostname, [set, client('web-0:80')]);
  expect(finding?.expected).toBe('<pod>.<service>, with the governing Service of the StatefulSet');
  expect(finding?.fix).toBeUndefined();
});

test('a bare name is found in a URL with a port', () => {
  expect(placesOf(peerNameBareHostname, [web, client('http://web-2/')])).toEqual([]);
  expect(placesOf(peerNameBareHostname, [web, client('http://web-2:80/')])).toEqual([PEER]);
});

test.each([
  ['the name has no port, as the name of a node', [web, client('web-0,web-1')]],
  ['the name has its Service', [web, client('web-0.web:80')]],
  ['the name has no ordinal', [web, client('web:80')]],
  ['the set has no such ordinal', [web, client('web-3:80')]],
  ['the set is not in the checked files', [client('web-0:80')]],
  ['another kind has the name of the set', [sampleDeployment(), client('web-0:80')]],
  ['each pod has a Service of its own', [web, sampleService({ name: 'web-0' }), client('web-0:80')]],
  ['the pod has hostAliases', [web, client('web-0:80', { hostAliases: [] })]],
  ['the pod has a dnsConfig', [web, client('web-0:80', { dnsConfig: {} })]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(peerNameBareHostname, manifests)).toEqual([]);
});

test.each([
  [4, 0],
  [5, 1],
  [6, 1],
  [7, 0],
])('in a set of two pods from ordinal 5 on, web-%i has %i findings', (ordinal, count) => {
  const set = sampleStatefulSet({ spec: { ordinals: { start: 5 }, replicas: 2 } });
  expect(placesOf(peerNameBareHostname, [set, client(`web-${ordinal}:80`)])).toHaveLength(count);
});

test('a set without replicas has one pod', () => {
  const set = sampleStatefulSet({ spec: { replicas: undefined } });
  expect(placesOf(peerNameBareHostname, [set, client('web-0:80')])).toHaveLength(1);
  expect(placesOf(peerNameBareHostname, [set, client('web-1:80')])).toEqual([]);
});
