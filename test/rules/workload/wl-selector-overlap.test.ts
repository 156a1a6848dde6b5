import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleDeployment, samplePod, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { wlSelectorOverlap } from '../../../lib/rules/workload/wl-selector-overlap';
import { findingsOf, placesOf } from '../rule-tests';

const web = sampleDeployment();
const canary = (name = 'canary', metadata: Manifest = {}) =>
  sampleDeployment({ metadata: { name, ...metadata }, labels: { app: 'web', track: 'canary' } });
const scaler = (kind: string, name: string, metadata: Manifest = {}) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web', ...metadata },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind, name }, maxReplicas: 5 },
});

describe('a selector that matches the pods of another workload', () => {
  test('is found', () => {
    expect(findingsOf(wlSelectorOverlap, [web, canary()])).toMatchObject([
      {
        path: 'spec.selector',
        found: '{"matchLabels":{"app":"web"}}, which also matches the pods of Deployment "canary"',
      },
    ]);
    expect(findingsOf(wlSelectorOverlap, [web, canary()])[0]?.severity).toBeUndefined();
  });

  test('is found for each pair that matches both ways', () => {
    expect(placesOf(wlSelectorOverlap, [web, sampleStatefulSet()])).toEqual([
      'Deployment/web spec.selector',
      'StatefulSet/web spec.selector',
    ]);
  });

  test('names a workload once that is written for two environments', () => {
    const twice = [canary('canary', { namespace: 'a' }), canary('canary', { namespace: 'b' })];
    expect(findingsOf(wlSelectorOverlap, [web, ...twice])[0]?.found).toMatch(/pods of Deployment "canary"$/);
  });

  test('names three of the others, and counts the rest', () => {
    const others = ['a', 'b', 'c'].map((name) => canary(name));
    const foundAt = (manifests: readonly Manifest[]) => findingsOf(wlSelectorOverlap, manifests)[0]?.found ?? '';
    expect(foundAt([web, ...others])).toMatch(/Deployment "a", Deployment "b", Deployment "c"$/);
    expect(foundAt([web, ...others, canary('d'), canary('e')])).toMatch(/Deployment "c" and 2 more$/);
  });

  test('is a warning where an autoscaler scales the workload', () => {
    expect(findingsOf(wlSelectorOverlap, [web, canary(), scaler('Deployment', 'web')])[0]?.severity).toBe('warning');
  });

  test.each([
    ['another workload', scaler('Deployment', 'shop')],
    ['another kind', scaler('StatefulSet', 'web')],
    ['nothing', withField(scaler('Deployment', 'web'), 'spec.scaleTargetRef', undefined)],
    ['no object', withField(scaler('Deployment', 'web'), 'spec.scaleTargetRef', 'web')],
    ['null', withField(scaler('Deployment', 'web'), 'spec.scaleTargetRef', null)],
  ])('is an info beside an autoscaler of %s', (_, other) => {
    const [finding] = findingsOf(wlSelectorOverlap, [web, canary(), other]);
    expect(finding).toBeDefined();
    expect(finding?.severity).toBeUndefined();
  });

  test('is an info beside an autoscaler in another namespace', () => {
    const here = { namespace: 'shop' };
    const manifests = [
      withField(web, 'metadata.namespace', 'shop'),
      canary('canary', here),
      scaler('Deployment', 'web', { namespace: 'other' }),
    ];
    expect(findingsOf(wlSelectorOverlap, manifests)[0]?.severity).toBeUndefined();
  });
});

describe('nothing is found', () => {
  test('where each selector matches its own pods only', () => {
    expect(placesOf(wlSelectorOverlap, [web, sampleDeployment({ name: 'shop' })])).toEqual([]);
  });

  test('for two manifests of one workload', () => {
    expect(placesOf(wlSelectorOverlap, [web, structuredClone(web)])).toEqual([]);
  });

  test('for bare Pods, which have no selector and may be there on purpose', () => {
    expect(placesOf(wlSelectorOverlap, [web, samplePod()])).toEqual([]);
  });

  test('for a selector without labels', () => {
    expect(placesOf(wlSelectorOverlap, [withField(web, 'spec.selector', {}), canary()])).toEqual([]);
    expect(placesOf(wlSelectorOverlap, [withField(web, 'spec.selector', undefined), canary()])).toEqual([]);
  });

  test('for a workload of another namespace', () => {
    const shop = withField(web, 'metadata.namespace', 'shop');
    expect(placesOf(wlSelectorOverlap, [shop, canary('canary', { namespace: 'other' })])).toEqual([]);
  });
});
