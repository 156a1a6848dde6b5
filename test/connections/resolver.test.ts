import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionsFor, resolverOf } from '../../lib/connections/resolver';
import { Workload } from '../../lib/manifest/workload';

const pod = (spec: Record<string, unknown>) =>
  new Workload({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'client' }, spec: { containers: [], ...spec } });
const resolver = (spec: Record<string, unknown> = {}) => resolverOf(pod(spec), 'shop', 'cluster.local', []);

test('a short name is tried with the search list first, as it is last', () => {
  expect(questionsFor('web', resolver(), false)).toEqual([
    'web.shop.svc.cluster.local',
    'web.svc.cluster.local',
    'web.cluster.local',
    'web',
  ]);
});

test('a name with as many dots as ndots is tried as it is first', () => {
  const questions = questionsFor('a.b.c', resolver({ dnsConfig: { options: [{ name: 'ndots', value: '2' }] } }), false);
  expect(questions[0]).toBe('a.b.c');
  expect(questions).toHaveLength(4);
});

test('a name with a dot at its end is asked as it is, and nothing else', () => {
  expect(questionsFor('web', resolver(), true)).toEqual(['web']);
  expect(questionsFor('web.', resolver(), false)).toEqual(['web']);
});

test('search domains of dnsConfig come after those of the cluster', () => {
  expect(resolver({ dnsConfig: { searches: ['corp.example'] } }).search).toEqual([
    'shop.svc.cluster.local',
    'svc.cluster.local',
    'cluster.local',
    'corp.example',
  ]);
});

test.each([
  ['ClusterFirst', {}, true],
  ['ClusterFirst on the host network asks the node', { hostNetwork: true }, false],
  ['ClusterFirstWithHostNet', { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }, true],
  ['Default asks the node', { dnsPolicy: 'Default' }, false],
  ['None asks whom the manifest names', { dnsPolicy: 'None', dnsConfig: { nameservers: ['192.0.2.1'] } }, undefined],
])('%s', (_, spec, cluster) => {
  expect(resolver(spec).cluster).toBe(cluster);
});

test('host aliases are answered by the pod itself', () => {
  expect(resolver({ hostAliases: [{ ip: '10.1.2.3', hostnames: ['Old-DB'] }] }).hosts.has('old-db')).toBe(true);
});

test('the name itself is always among the questions, and no question is asked twice', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z]{1,5}(\.[a-z]{1,5}){0,6}$/),
      fc.integer({ min: 0, max: 15 }),
      (host, ndots) => {
        const questions = questionsFor(host, { ...resolver(), ndots }, false);
        expect(questions).toContain(host);
        expect(new Set(questions).size).toBe(questions.length);
        expect(questions[0] === host).toBe(host.split('.').length - 1 >= ndots);
      },
    ),
  );
});
