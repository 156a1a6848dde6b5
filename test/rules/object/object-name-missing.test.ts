import { expect, test } from 'vitest';
import { check } from '../../../lib/rules/engine';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { objectNameMissing } from '../../../lib/rules/object/object-name-missing';
import { findingsOf } from '../rule-tests';

const service = (more: object) => ({ apiVersion: 'v1', kind: 'Service', ...more });
const paths = (...manifests: readonly object[]) =>
  findingsOf(objectNameMissing, manifests as never).map(({ path }) => path);

test.each([
  [{ metadata: null }, 'metadata'],
  [{}, ''],
  [{ metadata: {} }, 'metadata'],
  [{ metadata: { name: null } }, 'metadata.name'],
  [{ metadata: { name: '' } }, 'metadata.name'],
])('a Service with %j has no name, which is found at %j', (more, path) => {
  expect(paths(service(more))).toEqual([path]);
});

test('reviews, which the API server does not store, need no name', () => {
  expect(paths({ apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: {} })).toEqual([]);
});

test('a generated name is one', () => {
  expect(paths(service({ metadata: { generateName: 'web-' } }))).toEqual([]);
});

test('metadata or a name of another type is one finding', () => {
  for (const metadata of ['web', [], { name: 5 }])
    expect(
      check([service({ metadata, spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } })], CATALOGUE).map(
        ({ rule }) => rule.id,
      ),
    ).toEqual(['field-type']);
});

test('templates of Pods, custom resources and files of tools need no name', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { labels: { role: 'agent' } } };
  const kustomization = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: [] };
  expect(paths(pod, kustomization, { apiVersion: 'v1', kind: 'Config' })).toEqual([]);
});
