import { expect, test } from 'vitest';
import { addPathsByReference, type ConstructPaths } from '../../lib/validation/construct-metadata';

const object = (kind: string, name: string, file = 'dist/shop.k8s.yaml') => ({
  manifest: { kind, metadata: { name } },
  file,
});

test('of a Service and a StatefulSet of one name the recorded path is that of the last', () => {
  const paths: ConstructPaths = { web: { path: 'shop/Web/Set' } };
  addPathsByReference(paths, [object('Service', 'web'), object('StatefulSet', 'web')]);
  expect(paths['StatefulSet/web']).toEqual({ path: 'shop/Web/Set' });
  expect(paths['Service/web']).toBeUndefined();
});

test('of one name in two files the path is that of the chart that it begins with', () => {
  const paths: ConstructPaths = { web: { path: 'shop/Web' } };
  addPathsByReference(paths, [
    object('Service', 'web', 'dist/0001-shop.k8s.yaml'),
    object('Job', 'web', 'dist/b.k8s.yaml'),
  ]);
  expect(Object.keys(paths)).toEqual(['web', 'Service/web']);
});

test('of one name in two files of unknown charts no path is told', () => {
  const paths: ConstructPaths = { web: { path: 'shop/Web' } };
  addPathsByReference(paths, [object('Service', 'web', 'dist/a.k8s.yaml'), object('Job', 'web', 'dist/b.k8s.yaml')]);
  expect(Object.keys(paths)).toEqual(['web']);
});

test('a name that is also a method of objects has no path', () => {
  const paths: ConstructPaths = {};
  addPathsByReference(paths, [object('Service', 'constructor')]);
  expect(paths).toEqual({});
});
