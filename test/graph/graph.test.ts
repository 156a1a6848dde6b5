import { describe, expect, test } from 'vitest';
import { labelOf, summaryOf, type Graph } from '../../lib/graph/graph';
import { dot } from '../../lib/graph/dot';
import { foldedPictureOf, group, pictureOf, SHOP } from './graphs';

const title = ({ nodes }: Graph, id: string): string => nodes.find((node) => node.id === id)?.title ?? id;
const linesOf = (graph: Graph): readonly string[] =>
  graph.edges.map((edge) =>
    [title(graph, edge.from), edge.kind, title(graph, edge.to), edge.verdict ?? '', labelOf(edge)].join(' ').trim(),
  );

describe('a picture', () => {
  test('has a box for each Service with its names and ports, and for each workload with its pods', () => {
    const { nodes } = pictureOf(group('web', 'shop'));
    expect(nodes).toEqual([
      {
        id: 'n0',
        kind: 'service',
        namespace: 'shop',
        title: 'web',
        about: 'headless Service',
        names: ['web.shop.svc.cluster.local', 'web-{0..2}.web.shop.svc.cluster.local'],
        ports: ['http 80 → 8080'],
      },
      {
        id: 'n1',
        kind: 'workload',
        namespace: 'shop',
        title: 'web',
        about: 'StatefulSet, 3 pods',
        names: [],
        ports: ['8080'],
      },
    ]);
  });

  test('has a line for each verdict, with the step at which a connection fails', () => {
    expect(linesOf(pictureOf(SHOP))).toEqual([
      'db selects db',
      'alias alias db.example.com',
      'web selects web',
      'web dials db fails fails: port',
      'web dials db onceReady :8080',
      'web dials webb.shop.svc fails :80 fails: resolve',
      'web dials api.example.com unknown :443 ?',
    ]);
  });

  test('ends a line at the port that is dialled', () => {
    const { edges } = pictureOf(SHOP);
    expect(edges.filter(({ kind }) => kind === 'dials').map(({ port }) => port)).toEqual([
      0,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('leads to the Service for a name that the pod itself has in /etc/hosts', () => {
    const picture = pictureOf(
      group('web', 'shop', { PEERS: 'web-0.web.shop.svc.cluster.local:8080,web-1.web.shop:8080' }),
    );
    expect(linesOf(picture).filter((line) => line.includes('dials'))).toEqual([
      'web dials web onceReady :8080',
      'web dials web works :8080',
    ]);
  });

  test('leaves out workloads that have no Service and dial nobody, and says how many', () => {
    const alone = 'apiVersion: v1\nkind: Pod\nmetadata: {name: alone}\nspec: {containers: [{name: x}]}\n';
    const picture = pictureOf(`${alone}${group('web', 'shop')}`);
    expect(picture.nodes.map((node) => node.title)).toEqual(['web', 'web']);
    expect(summaryOf(picture)).toContain('1 workload without Services and connections left out');
  });

  test('is the same whatever the order of the files', () => {
    const parts = [group('a', 'x', { B: 'http://b.y:8080' }), group('b', 'y'), group('c', 'x', { B: 'http://b.y:80' })];
    const pictures = [parts, [...parts].reverse()].map((order) => dot(pictureOf(order.join(''))));
    expect(pictures[0]).toBe(pictures[1]);
  });

  test.each([
    ['a URL', { DSN: 'postgres://admin:hunter2@db.data:8080/x?password=hunter2' }],
    ['a list', { BROKERS: 'admin:hunter2@db.data:8080' }],
  ])('masks the user and the password of %s', (_, env) => {
    expect(JSON.stringify(pictureOf(`${group('web', 'shop', env)}${group('db', 'data')}`))).not.toMatch(
      /admin|hunter2/,
    );
  });

  test('shows nothing of a Secret but the host', () => {
    const secret = `---
apiVersion: v1
kind: Secret
metadata: {name: dsn, namespace: shop}
stringData: {dsn: "postgres://admin:hunter2@db.data:8080/orders?sslmode=secretmode"}
---
apiVersion: v1
kind: Pod
metadata: {name: client, namespace: shop}
spec: {containers: [{name: x, env: [{name: DSN, valueFrom: {secretKeyRef: {name: dsn, key: dsn}}}]}]}
`;
    const picture = pictureOf(`${group('db', 'data')}${secret}`);
    expect(linesOf(picture)).toContain('client dials db onceReady :8080');
    expect(JSON.stringify(picture)).not.toMatch(/admin|hunter2|orders|secretmode/);
  });
});

test('a pod without an address in DNS has no name there', () => {
  const families = group('web', 'shop').replace(
    'clusterIP: None',
    'clusterIP: None, ipFamilyPolicy: SingleStack, ipFamilies: [IPv6]',
  );
  expect(pictureOf(families).nodes[0]?.names).toEqual(['web.shop.svc.cluster.local']);
});

describe('folding', () => {
  const two = `${group('web', 'shop', { DB: 'http://db.data:8080', WRONG: 'http://db.data:80' })}${group('db', 'data')}`;

  test('by group makes one box of a workload and the Services that are its alone', () => {
    const picture = foldedPictureOf(two, 'group');
    expect(picture.nodes.map(({ kind, title: name, names }) => [kind, name, names])).toEqual([
      ['group', 'db', ['db.data.svc.cluster.local']],
      ['group', 'web', ['web.shop.svc.cluster.local']],
    ]);
    expect(linesOf(picture)).toEqual(['web dials db fails :80 fails: port', 'web dials db onceReady :8080']);
  });

  test('by group leaves a Service of several workloads on its own', () => {
    const shared = `${group('a', 'x')}${group('b', 'x').replaceAll('app: "b"', 'app: "a"')}`;
    expect(foldedPictureOf(shared, 'group').nodes.map(({ kind }) => kind)).toEqual([
      'service',
      'service',
      'workload',
      'workload',
    ]);
  });

  test('by namespace makes one box of each, with a line for each verdict between two', () => {
    const picture = foldedPictureOf(two, 'namespace');
    expect(picture.nodes.map(({ title: name, about }) => `${name}: ${about}`)).toEqual([
      'data: 1 workload, 1 Service',
      'shop: 1 workload, 1 Service',
    ]);
    expect(linesOf(picture)).toEqual(['shop dials data fails :80 fails: port', 'shop dials data onceReady :8080']);
  });

  test('by namespace makes one box of all names that lead to none, for each reason', () => {
    const hosts = foldedPictureOf(SHOP, 'namespace').nodes.filter(({ kind }) => kind === 'host');
    expect(hosts.map(({ title: name, about, names }) => ({ name, about, names }))).toEqual([
      { name: 'webb.shop.svc', about: 'no such name in DNS', names: [] },
      { name: '2 names', about: 'not in the checked files', names: ['api.example.com', 'db.example.com'] },
    ]);
  });

  test('loses no connection', () => {
    const count = (graph: Graph): number => graph.edges.reduce((sum, { dialled }) => sum + dialled.length, 0);
    const picture = pictureOf(SHOP);
    for (const fold of ['group', 'namespace'] as const) expect(count(foldedPictureOf(SHOP, fold))).toBe(count(picture));
  });

  const many = (namespaces: number): string =>
    Array.from({ length: 100 }, (_, index) =>
      group(`g${index}`, `ns${index % namespaces}`, {
        NEXT: `http://g${(index + 1) % 100}.ns${((index + 1) % 100) % namespaces}:8080`,
      }),
    ).join('');

  test.each([
    ['one group', group('web', 'shop'), ['service', 'workload']],
    [
      'thirty groups',
      many(10).split('---\napiVersion: v1').slice(0, 31).join('---\napiVersion: v1'),
      ['group', 'host'],
    ],
    ['a hundred groups in ten namespaces', many(10), ['namespace']],
    ['a hundred groups in one namespace', many(1), ['group']],
  ])('is done for %s as far as it takes to be readable', (_, yaml, kinds) => {
    expect([...new Set(pictureOf(yaml, { fold: 'auto' }).nodes.map(({ kind }) => kind))]).toEqual(kinds);
  });

  test('shows some namespaces alone, and of others what is connected with them', () => {
    const picture = pictureOf(`${two}${group('other', 'elsewhere')}`, { only: ['shop'] });
    expect(picture.nodes.map(({ kind, title: name }) => `${kind} ${name}`)).toEqual([
      'namespace data',
      'service web',
      'workload web',
    ]);
  });
});
