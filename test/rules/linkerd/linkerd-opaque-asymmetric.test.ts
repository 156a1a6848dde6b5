import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleHeadlessService, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { linkerdOpaqueAsymmetric } from '../../../lib/rules/linkerd/linkerd-opaque-asymmetric';
import { placesOf } from '../rule-tests';

const mesh = { mesh: 'linkerd' } as const;
const OPAQUE = 'config.linkerd.io/opaque-ports';
const pods = (ports?: string) => sampleStatefulSet({ podAnnotations: ports === undefined ? {} : { [OPAQUE]: ports } });
const service = (ports?: string, make = sampleService) =>
  make({ metadata: ports === undefined ? {} : { annotations: { [OPAQUE]: ports } } });
const places = (...manifests: readonly Manifest[]) => placesOf(linkerdOpaqueAsymmetric, manifests, mesh);

test('a port that is opaque on the pods alone is found at the Service with a cluster IP', () => {
  expect(places(service(), pods('8080'))).toEqual(['Service/web metadata']);
  expect(places(service('9090'), pods('8080'))).toEqual([`Service/web metadata.annotations['${OPAQUE}']`]);
});

test('a port that is opaque on the Service alone is found at the pods', () => {
  expect(places(service('8080'), pods())).toEqual(['StatefulSet/web spec.template.metadata']);
});

test('clients of a headless Service dial pods, whose annotation counts', () => {
  expect(places(service(undefined, sampleHeadlessService), pods('8080'))).toEqual([]);
});

test('the same ports, by number, range or name, are no finding', () => {
  expect(places(service('8080'), pods('8080'))).toEqual([]);
  expect(places(service('8000-8100'), pods('8080'))).toEqual([]);
  expect(places(service('http'), pods('8080'))).toEqual([]);
  expect(placesOf(linkerdOpaqueAsymmetric, [service(), pods('8080')])).toEqual([]);
});

test('the annotation of the namespace holds for both', () => {
  const namespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop', annotations: { [OPAQUE]: '8080' } },
  };
  const there = (manifest: Manifest) => ({
    ...manifest,
    metadata: { ...(manifest.metadata as Manifest), namespace: 'shop' },
  });
  expect(places(namespace, there(service()), there(pods('8080')))).toEqual([]);
});
