import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cluster } from '../../lib/discovery/cluster';
import { Discovery } from '../../lib/discovery/discovery';
import { predictDns } from '../../lib/discovery/dns-prediction';
import { Inventory } from '../../lib/manifest/inventory';
import type { Manifest } from '../../lib/manifest/manifest';
import { dnsJson } from '../../lib/report/dns-json';
import { dnsTable } from '../../lib/report/dns-table';
import { calls } from '../support/calls';
import { topology } from './topology';

const junk = fc.oneof(
  fc.constantFrom(
    null,
    '',
    0,
    -1,
    1.5,
    1e9,
    Number.NaN,
    true,
    'None',
    '80',
    '10.0.0.1',
    '::',
    'a.b',
    '<x>',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom([], {}, [null], [[]], [{}], { name: 5 }, ['x', 7], { ip: null, addresses: 'x' }),
);

/** The same tree with junk in some of its places. */
function spoiled(value: unknown, draw: () => { readonly hit: boolean; readonly junk: unknown }): unknown {
  const { hit, junk } = draw();
  if (hit) return junk;
  if (Array.isArray(value)) return value.map((entry) => spoiled(entry, draw));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, spoiled(entry, draw)]));
}

const spoiledManifests = fc
  .tuple(topology, fc.infiniteStream(fc.record({ hit: fc.nat({ max: 11 }).map((n) => n === 0), junk })))
  .map(([{ manifests }, stream]) =>
    manifests.map((manifest) => {
      const draw = (): { hit: boolean; junk: unknown } => stream.next().value as { hit: boolean; junk: unknown };
      const entries = Object.entries(manifest).map(([key, value]) => [
        key,
        key === 'kind' ? value : spoiled(value, draw),
      ]);
      return Object.fromEntries(entries) as Manifest;
    }),
  );

const strangers = fc.array(
  fc
    .tuple(
      fc.constantFrom(
        'Service',
        'Pod',
        'StatefulSet',
        'Deployment',
        'DaemonSet',
        'Job',
        'CronJob',
        'EndpointSlice',
        'Endpoints',
        'HorizontalPodAutoscaler',
      ),
      fc.constantFrom('v1', 'apps/v1', 'batch/v1', 'discovery.k8s.io/v1', 'autoscaling/v2'),
      fc.object({
        key: fc.constantFrom(
          'metadata',
          'spec',
          'name',
          'template',
          'ports',
          'selector',
          'endpoints',
          'subsets',
          'addresses',
          'labels',
          'ownerReferences',
        ),
      }),
    )
    .map(([kind, apiVersion, fields]): Manifest => ({ ...fields, kind, apiVersion })),
  { maxLength: 5 },
);

describe('a prediction', () => {
  test('is made of manifests in any shape, and is JSON', () => {
    fc.assert(
      fc.property(fc.oneof(spoiledManifests, strangers), (manifests) => {
        const plan = predictDns(manifests, { ipFamilies: ['IPv4', 'IPv6'] });
        expect(Object.keys(JSON.parse(dnsJson(plan)) as object)).toEqual(['clusterDomain', 'states', 'missing']);
        expect(dnsTable(plan)).not.toContain('undefined');
        for (const answers of Object.values(plan.states))
          for (const [question, values] of Object.entries(answers)) {
            expect(question).toMatch(/^(A|AAAA|CNAME|PTR|SRV) [^ ]/);
            expect(values).toEqual([...values].sort());
            expect(values.length).toBeGreaterThan(0);
          }
      }),
      { numRuns: 500 },
    );
  });

  test('of a billion replicas is made of as many as it is useful for, and says so', () => {
    const manifests = Array.from({ length: 20 }, (_, index) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: `big-${index}` },
      spec: { replicas: 1e9, template: { metadata: { labels: { app: 'big' } }, spec: {} } },
    }));
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'big' },
      spec: { clusterIP: 'None', selector: { app: 'big' } },
    };
    const { podSets } = new Discovery(new Inventory(manifests), cluster({}));
    expect(podSets.reduce((sum, { pods }) => sum + pods.length, 0)).toBe(150_000);
    const plan = predictDns([...manifests.slice(0, 1), service]);
    expect(plan.states.ready['A big.default.svc.cluster.local']).toHaveLength(10_000);
    expect(plan.notes.map(({ message }) => message)).toContain(
      'the pods of Deployment "big-0": only 10000 of 1000000000 pods are predicted',
    );
  });

  test('of ten times the objects takes ten times the look-ups', () => {
    const groups = (count: number): Manifest[] =>
      Array.from({ length: count }, (_, index) => [
        {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: `s-${index}` },
          spec: {
            clusterIP: 'None',
            selector: { app: 'same', group: `${index}` },
            ports: [{ name: 'http', port: 80 }],
          },
        },
        {
          apiVersion: 'apps/v1',
          kind: 'StatefulSet',
          metadata: { name: `s-${index}` },
          spec: {
            serviceName: `s-${index}`,
            replicas: 2,
            template: { metadata: { labels: { app: 'same', group: `${index}` } }, spec: {} },
          },
        },
      ]).flat();
    const lookUps = (manifests: readonly Manifest[]): number =>
      calls(Map.prototype, 'get', () => predictDns(manifests));
    expect(lookUps(groups(10_000)) / lookUps(groups(1_000))).toBeLessThan(11);
  });
});
