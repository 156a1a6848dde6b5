import { expect, test } from 'vitest';
import { clusterOfPath } from '../../lib/rules/cluster';

const clusterOf = clusterOfPath({
  east: ['dist/east-*.k8s.yaml', './clusters/east/'],
  west: ['clusters/west', 'west/**'],
});

test.each([
  ['dist/east-shop.k8s.yaml', 'east'],
  ['./dist/east-shop.k8s.yaml', 'east'],
  ['clusters/east/shop/service.yaml', 'east'],
  ['clusters/west/service.yaml', 'west'],
  ['west/a/b.yaml', 'west'],
  ['clusters/easter/service.yaml', ''],
  ['dist/shop.k8s.yaml', ''],
])('%s is for cluster "%s"', (path, cluster) => {
  expect(clusterOf(path)).toBe(cluster);
});
