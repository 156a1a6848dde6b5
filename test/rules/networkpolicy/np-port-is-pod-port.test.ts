import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleDeployment, sampleNetworkPolicy, sampleService, withField } from '../../../lib/rules/examples';
import { npPortIsPodPort } from '../../../lib/rules/networkpolicy/np-port-is-pod-port';
import { findingsOf, placesOf } from '../rule-tests';

const service = (...ports: readonly object[]) => sampleService({ spec: { ports } });
const translated = service({ port: 80, targetPort: 8080 });
const pods = (...numbers: readonly number[]) =>
  sampleDeployment({ container: { ports: numbers.map((containerPort) => ({ containerPort })) } });
const ingress = (...ports: readonly object[]) => sampleNetworkPolicy({ spec: { ingress: [{ ports }] } });
const egress = (to: readonly object[] | undefined, ...ports: readonly object[]) =>
  sampleNetworkPolicy({ name: 'shop', spec: { policyTypes: ['Egress'], egress: [{ to, ports }] } });
const WEB: Manifest = { podSelector: { matchLabels: { app: 'web' } } };

test('the port of a Service whose pods listen on another one is found, with the port to write', () => {
  expect(findingsOf(npPortIsPodPort, [translated, pods(8080), ingress({ port: 8080 }, { port: 80 })])).toEqual([
    expect.objectContaining({
      path: 'spec.ingress[0].ports[1].port',
      found: '80, the port of Service "web", but its pods listen on 8080',
      expected: '8080',
      fix: 'Write 8080.',
    }),
  ]);
});

describe('where the port of the pods is open', () => {
  const severities = (...policies: readonly Manifest[]) =>
    findingsOf(npPortIsPodPort, [translated, named, ...policies]).map(({ severity }) => severity);
  const named = sampleDeployment({ container: { ports: [{ name: 'http', containerPort: 8080 }] } });
  const from = (label: string) => [{ podSelector: { matchLabels: { app: label } } }];
  const ingresses = (...rules: readonly object[]) => sampleNetworkPolicy({ spec: { ingress: rules } });

  test.each([
    ['in the same rule', [ingress({ port: 80 }, { port: 8080 })]],
    ['by its name', [ingress({ port: 80 }, { port: 'http' })]],
    ['in a range', [ingress({ port: 80 }, { port: 8000, endPort: 9000 })]],
    [
      'in another rule for everyone',
      [ingresses({ from: from('a'), ports: [{ port: 80 }] }, { ports: [{ port: 8080 }] })],
    ],
    [
      'in another rule for the same peers',
      [ingresses({ from: from('a'), ports: [{ port: 80 }] }, { from: from('a'), ports: [{ port: 8080 }] })],
    ],
    [
      'in another policy of the pods',
      [ingress({ port: 80 }), withField(ingress({ port: 8080 }), 'metadata.name', 'b')],
    ],
  ])('%s, nothing breaks: an info', (_, policies) => {
    expect(severities(...policies)).toEqual(['info']);
  });

  test.each([
    [
      'for other peers',
      [ingresses({ from: from('a'), ports: [{ port: 80 }] }, { from: from('b'), ports: [{ port: 8080 }] })],
    ],
    ['for another protocol', [ingress({ port: 80 }, { port: 8080, protocol: 'UDP' })]],
    ['for other pods', [ingress({ port: 80 }), sampleNetworkPolicy({ name: 'db', spec: { ingress: [{}] } })]],
    ['in no rule', [ingress({ port: 80 })]],
  ])('%s alone, packets are dropped: an error', (_, policies) => {
    expect(severities(...policies)).toEqual(['error']);
  });
});

test('it is found in a rule for the egress to these pods', () => {
  expect(placesOf(npPortIsPodPort, [translated, pods(8080), egress([WEB], { port: 80 })])).toEqual([
    'NetworkPolicy/shop spec.egress[0].ports[0].port',
  ]);
});

test.each<[string, readonly Manifest[]]>([
  ['the pods listen on the port too', [translated, pods(8080, 80), ingress({ port: 80 })]],
  ['the Service does not translate the port', [service({ port: 80 }), pods(8080), ingress({ port: 80 })]],
  [
    'another port of the Service leads to the number',
    [service({ port: 80, targetPort: 8080 }, { port: 81, targetPort: 80 }), pods(8080), ingress({ port: 80 })],
  ],
  ['no Service has the port', [translated, pods(8080), ingress({ port: 81 })]],
  ['the pods are not in the checked files', [translated, ingress({ port: 80 })]],
  ['the port is a name', [translated, pods(8080), ingress({ port: 'http' })]],
  ['the port begins a range', [translated, pods(8080), ingress({ port: 80, endPort: 9000 })]],
  ['a named target port is in no pod', [service({ port: 80, targetPort: 'x' }), pods(8080), ingress({ port: 80 })]],
  [
    'the egress is to a namespace too',
    [translated, pods(8080), egress([WEB, { namespaceSelector: {} }], { port: 80 })],
  ],
  [
    'the egress is to an address block',
    [translated, pods(8080), egress([{ ipBlock: { cidr: '10.0.0.0/8' } }], { port: 80 })],
  ],
  ['the egress is to everyone', [translated, pods(8080), egress(undefined, { port: 80 })]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(npPortIsPodPort, manifests)).toEqual([]);
});

test('a workload that listens on the port makes it right, whatever the others do', () => {
  const other = sampleDeployment({
    name: 'other',
    labels: { app: 'web' },
    container: { ports: [{ containerPort: 80 }] },
  });
  expect(placesOf(npPortIsPodPort, [translated, pods(8080), other, ingress({ port: 80 })])).toEqual([]);
});
