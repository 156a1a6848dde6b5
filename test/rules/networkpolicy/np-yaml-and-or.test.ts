import { expect, test } from 'vitest';
import { sampleDeployment, sampleNetworkPolicy } from '../../../lib/rules/examples';
import { npYamlAndOr } from '../../../lib/rules/networkpolicy/np-yaml-and-or';
import { findingsOf, placesOf } from '../rule-tests';

const OPS = { namespaceSelector: { matchLabels: { team: 'ops' } } };
const pods = (labels: object) => ({ podSelector: { matchLabels: labels } });
const WEB = pods({ app: 'web' });
const policy = (from: readonly object[], namespace: string | undefined = 'data') =>
  sampleNetworkPolicy({ name: 'db', metadata: { namespace }, spec: { ingress: [{ from }] } });
const web = (namespace?: string) => sampleDeployment({ metadata: { namespace } });

test('pods that only another namespace has, in an entry beside a namespace, are found', () => {
  expect(findingsOf(npYamlAndOr, [policy([OPS, WEB]), web('shop')])).toEqual([
    expect.objectContaining({
      path: 'spec.ingress[0].from[1]',
      found:
        'podSelector {"matchLabels":{"app":"web"}} in an entry without a namespaceSelector, beside the namespaceSelector at spec.ingress[0].from[0]',
      expected: 'one entry with podSelector and namespaceSelector',
    }),
  ]);
});

test.each(['kube-dns', 'coredns'])('the pods of %s are in kube-system', (app) => {
  const to = [pods({ 'k8s-app': app }), OPS];
  const out = (namespace?: string) => sampleNetworkPolicy({ metadata: { namespace }, spec: { egress: [{ to }] } });
  expect(placesOf(npYamlAndOr, [out()])).toEqual(['NetworkPolicy/web spec.egress[0].to[0]']);
  expect(placesOf(npYamlAndOr, [out('kube-system')])).toEqual([]);
});

test.each([
  ['the namespace of the policy has such pods', [policy([OPS, WEB]), web('shop'), web('data')]],
  ['the namespace of the pods is unknown', [policy([OPS, WEB]), web('shop'), web()]],
  [
    'the namespace of the policy is unknown',
    [sampleNetworkPolicy({ spec: { ingress: [{ from: [OPS, WEB] }] } }), web('shop')],
  ],
  ['no such pods are in the checked files', [policy([OPS, WEB])]],
  ['one entry has both selectors', [policy([{ ...OPS, ...WEB }]), web('shop')]],
  ['every entry has both selectors or a namespace', [policy([OPS, { ...OPS, ...WEB }]), web('shop')]],
  ['no entry is a namespace', [policy([WEB, { ...OPS, ...WEB }]), web('shop')]],
  ['the selector matches all pods', [policy([OPS, { podSelector: {} }]), web('shop')]],
  ['the other entry is an address block', [policy([OPS, { ipBlock: { cidr: '10.0.0.0/8' } }]), web('shop')]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(npYamlAndOr, manifests)).toEqual([]);
});
