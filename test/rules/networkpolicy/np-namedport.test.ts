import { expect, test } from 'vitest';
import { sampleDeployment, sampleNetworkPolicy } from '../../../lib/rules/examples';
import { npNamedport } from '../../../lib/rules/networkpolicy/np-namedport';
import { findingsOf, placesOf } from '../rule-tests';

const pods = (...ports: readonly object[]) => sampleDeployment({ container: { ports } });
const policy = (...ports: readonly object[]) => sampleNetworkPolicy({ spec: { ingress: [{ ports }] } });
const http = { name: 'http', containerPort: 8080 };

test('a name that the pods do not have is found', () => {
  const manifests = [pods(http, { containerPort: 1 }, { name: 'admin', containerPort: 2 }), policy({ port: 'web' })];
  expect(findingsOf(npNamedport, manifests)).toEqual([
    expect.objectContaining({
      path: 'spec.ingress[0].ports[0].port',
      found: '"web" with protocol TCP, but the selected pods have the ports "http", "admin"',
    }),
  ]);
});

test('pods without named ports are said to have none', () => {
  const [finding] = findingsOf(npNamedport, [pods({ containerPort: 8080 }), policy({ port: 'web' })]);
  expect(finding?.found).toBe('"web" with protocol TCP, but the selected pods have no named port');
});

test('a port of that name with another protocol is another port', () => {
  expect(placesOf(npNamedport, [pods(http), policy({ port: 'http', protocol: 'UDP' })])).toHaveLength(1);
});

test.each([
  ['the pods have the name', [pods(http), policy({ port: 'http' })]],
  ['the pods have one of the names', [pods(http), policy({ port: 'https' }, { port: 'http' })]],
  ['the port is a number', [pods(http), policy({ port: 80 })]],
  ['the pods are not in the checked files', [policy({ port: 'web' })]],
  ['the rule is for egress', [pods(http), sampleNetworkPolicy({ spec: { egress: [{ ports: [{ port: 'web' }] }] } })]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(npNamedport, manifests)).toEqual([]);
});

test('two names that the pods do not have are two findings', () => {
  expect(placesOf(npNamedport, [pods(http), policy({ port: 'a' }, { port: 'b' })])).toHaveLength(2);
});
