import { describe, expect, test } from 'vitest';
import { violationsOf } from '../../../lib/kubernetes/constraints/object';
import { changed, type Kind } from './objects';

// Who is told what is wrong is also told a value that works.

const cluster = { kubernetes: { oldest: '1.37', newest: '1.37' }, nodePorts: [30000, 32767] } as const;
const said = (kind: Kind, field: string, value: unknown) =>
  violationsOf(changed(kind, field, value), cluster).map(({ found, expected }) => ({ found, expected }));
const expectedOf = (kind: Kind, field: string, value: unknown) => said(kind, field, value)[0]?.expected;

describe('a quantity is answered with what is meant', () => {
  test.each([
    ['512MB', '"512Mi"'],
    ['512mb', '"512Mi"'],
    ['5 Gi', '"5Gi"'],
    ['2g', '"2Gi"'],
    ['1.5TiB', '"1.5Ti"'],
    ['7kb', '"7Ki"'],
    ['8 P', '"8Pi"'],
    ['1core', '"1"'],
    ['2 cores', '"2"'],
    ['2cpu', '"2"'],
    ['4vCPUs', '"4"'],
    ['500milli', '"500m"'],
    ['250 millicores', '"250m"'],
    ['250mcpu', '"250m"'],
  ])('%s: a quantity such as %s', (written, meant) => {
    expect(expectedOf('Pod', 'spec.containers[0].resources', { limits: { memory: written } })).toBe(
      `a quantity such as ${meant}`,
    );
  });

  test.each(['much', '1.5.0Gi', '5 boxes', '5Mx', '', 'x5Gi', '5Gi!'])('%j: any quantity', (written) => {
    expect(expectedOf('Pod', 'spec.containers[0].resources', { limits: { memory: written } })).toBe(
      'a quantity: a number with a suffix such as "500m", "2", "512Mi" or "10Gi"',
    );
  });
});

describe('a name is answered with one that is near', () => {
  test.each([
    ['My_App', 'my-app'],
    ['myApp', 'my-app'],
    ['-web-', 'web'],
    ['web  app', 'web-app'],
    ['a-.-b', 'a.b'],
    ['web..app', 'web.app'],
    ['___', 'my-app'],
  ])('object %s: %s', (written, meant) => {
    expect(expectedOf('Deployment', 'metadata.name', written)).toContain(`such as "${meant}"`);
  });

  test('container my.app: my-app, since a label has no dots', () => {
    expect(expectedOf('Pod', 'spec.initContainers[0].name', 'my.app')).toContain('such as "my-app"');
  });

  test('a name that is too long is counted', () => {
    expect(said('Deployment', 'metadata.name', 'x'.repeat(254))).toEqual([
      { found: '254 characters', expected: 'at most 253 characters' },
    ]);
    expect(said('Pod', 'spec.initContainers[0].name', 'x'.repeat(64))).toEqual([
      { found: '64 characters', expected: 'at most 63 characters' },
    ]);
    expect(said('Deployment', 'metadata.labels.version', 'x'.repeat(64))).toEqual([
      { found: '64 characters', expected: 'at most 63 characters' },
    ]);
    expect(said('Job', 'metadata.name', 'x'.repeat(64))[0]?.found).toBe('64 characters');
    expect(said('CronJob', 'metadata.name', 'x'.repeat(53))[0]?.found).toBe('53 characters');
  });

  test('other names are quoted', () => {
    expect(said('Deployment', 'metadata.name', 'My_App')[0]?.found).toBe('"My_App"');
    expect(said('Deployment', 'metadata.labels.version', 'a b')[0]?.found).toBe('"a b"');
  });
});

describe('a label is answered with one that is near', () => {
  test.each([
    ['1.0+b', 'such as "1.0-b"'],
    ['team/a', 'such as "team-a"'],
    ['-a_', 'such as "a"'],
  ])('value %s: %s', (written, meant) => {
    expect(expectedOf('Deployment', 'metadata.labels.version', written)).toContain(meant);
  });

  test('a value of which nothing is left has no example', () => {
    expect(expectedOf('Deployment', 'metadata.labels.version', '+')).not.toContain('such as');
  });

  test.each([
    ['my app', 'such as "my-app"'],
    ['a/b/c', 'at most one "/"'],
    ['example.com/', 'a key with a name'],
    ['Example.com/a', 'a prefix before the "/"'],
    [`example.com/${'x'.repeat(64)}`, 'at most 63 characters'],
    ['x'.repeat(64), 'at most 63 characters'],
    ['example.com/my app', 'such as "my-app"'],
  ])('key %s: %s', (key, meant) => {
    expect(expectedOf('Deployment', 'metadata.labels', { [key]: 'x' })).toContain(meant);
  });
});

test.each([
  ['/etc/a', 'etc/a'],
  ['../up', 'up'],
  ['a/../b', 'a/b'],
  ['..', 'file'],
])('the path %s is answered with %s', (written, meant) => {
  expect(expectedOf('Pod', 'spec.containers[0].volumeMounts[1].subPath', written)).toContain(`such as "${meant}"`);
});

test.each([
  [644, '0644, with the zero of an octal number, or 420'],
  [777, '0777, with the zero of an octal number, or 511'],
  [999, 'a number from 0 to 0777 (511)'],
  [6440, 'a number from 0 to 0777 (511)'],
  [-1, 'a number from 0 to 0777 (511)'],
])('the permissions %j are answered with %s', (written, meant) => {
  expect(expectedOf('Pod', 'spec.volumes[0].configMap.defaultMode', written)).toBe(meant);
});

test.each<readonly [Kind, string, unknown, string]>([
  ['Deployment', 'spec.replicas', -1, '0 or more'],
  ['Deployment', 'spec.replicas', 1.5, 'an integer from 0'],
  ['Pod', 'spec.containers[0].ports[0].containerPort', 70000, 'a number from 1 to 65535'],
  ['Pod', 'spec.containers[0].ports[0].containerPort', 80.5, 'an integer from 1 to 65535'],
  ['Pod', 'spec.topologySpreadConstraints[0].maxSkew', 2 ** 31, 'an integer from 1 to 2147483647'],
  ['PodDisruptionBudget', 'spec.unhealthyPodEvictionPolicy', 'x', '"IfHealthyBudget" or "AlwaysAllow"'],
  ['LoadBalancer', 'spec.trafficDistribution', 'x', 'one of "PreferClose", "PreferSameZone" and "PreferSameNode"'],
  ['PodDisruptionBudget', 'spec.minAvailable', '50', '50 without quotes, or a percentage such as "25%"'],
  ['PersistentVolumeClaim', 'spec.accessModes[0]', 'RWO', '"ReadWriteOnce"'],
  ['PersistentVolumeClaim', 'spec.accessModes[0]', 'RWOP', '"ReadWriteOncePod"'],
  [
    'HorizontalPodAutoscaler',
    'spec.scaleTargetRef.apiVersion',
    'v1',
    '"apps/v1", the group and version of the workload',
  ],
  ['NetworkPolicy', 'spec.ingress[0].ports[0]', { port: '8080' }, '8080 without quotes'],
  ['Pod', 'spec.containers[0].lifecycle.preStop', { httpGet: { port: '8080' } }, '8080 without quotes'],
  ['HorizontalPodAutoscaler', 'spec.minReplicas', 4, '4 or more, since minReplicas is 4'],
])('%s, %s: %j is answered with %s', (kind, field, value, meant) => {
  expect(expectedOf(kind, field, value)).toBe(meant);
});

test('a workload of another kind has its own group', () => {
  const target = { apiVersion: 'v1', kind: 'Rollout', name: 'web' };
  expect(expectedOf('HorizontalPodAutoscaler', 'spec.scaleTargetRef', target)).toContain('such as "apps/v1"');
});

describe('what stands there is said in words where its value would not help', () => {
  test.each<readonly [Kind, string, unknown, string]>([
    ['Pod', 'spec.dnsConfig.nameservers', ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'], '4 name servers'],
    ['Pod', 'spec.dnsConfig.searches', Array.from({ length: 33 }, (_, index) => `zone-${index}`), '33 domains'],
    ['PodDisruptionBudget', 'spec.maxUnavailable', 1, 'minAvailable and maxUnavailable'],
    ['Deployment', 'spec.template.metadata.labels', undefined, 'no labels'],
    ['Deployment', 'spec.template.metadata.labels', { a: 'b' }, '{"a":"b"}'],
    ['Deployment', 'spec', {}, 'an empty spec'],
    ['Deployment', 'spec', undefined, 'no spec'],
    ['Service', 'spec', undefined, 'no spec'],
    ['Service', 'spec', {}, 'an empty spec'],
    ['Secret', "data['tls.key']", undefined, 'no such key'],
    ['Secret', 'type', 'kubernetes.io/basic-auth', 'neither key'],
    ['Job', 'spec.template.spec.restartPolicy', undefined, 'nothing, which means "Always"'],
    ['Job', 'spec.selector', { matchLabels: { a: 'b' } }, 'a selector'],
    ['Pod', 'spec.volumes[1].secret', { secretName: 'a' }, 'emptyDir and secret'],
    ['Pod', 'spec.initContainers[0].lifecycle', {}, 'lifecycle'],
    ['Deployment', 'spec.minReadySeconds', 600, 'nothing, which means 600'],
    ['PersistentVolumeClaim', 'spec.resources.requests.storage', '-1Gi', '-1Gi'],
    ['ConfigMap', 'data', { 'a/b': 'secret text' }, 'the key "a/b"'],
  ])('%s, %s: %j', (kind, field, value, words) => {
    expect(said(kind, field, value)[0]?.found).toContain(words);
  });
});
