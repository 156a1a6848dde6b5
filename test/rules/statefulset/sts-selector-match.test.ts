import { describe, expect, test } from 'vitest';
import { sampleDeployment, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { stsSelectorMatch } from '../../../lib/rules/statefulset/sts-selector-match';
import { findingsInFiles, findingsOf, placesOf } from '../rule-tests';

const LABELS = 'spec.template.metadata.labels';
const selecting = (selector: unknown) => withField(sampleStatefulSet(), 'spec.selector', selector);
const expression = (operator: string, values?: readonly string[]) => ({
  matchExpressions: [{ key: 'app', operator, ...(values === undefined ? {} : { values }) }],
});

describe('a selector that does not match the labels of the template', () => {
  test('is found at the labels, with both', () => {
    const set = withField(sampleStatefulSet(), LABELS, { app: 'site' });
    expect(findingsOf(stsSelectorMatch, [set])).toMatchObject([
      { path: LABELS, found: '{"app":"site"}, which the selector {"matchLabels":{"app":"web"}} does not match' },
    ]);
  });

  test('is found at the nearest field, where the template has no labels', () => {
    expect(placesOf(stsSelectorMatch, [withField(sampleStatefulSet(), LABELS, undefined)])).toEqual([
      'StatefulSet/web spec.template.metadata',
    ]);
    expect(placesOf(stsSelectorMatch, [withField(sampleStatefulSet(), 'spec.template.metadata', undefined)])).toEqual([
      'StatefulSet/web spec.template',
    ]);
  });

  test.each([
    [{ matchLabels: { app: 'web', tier: 'data' } }],
    [expression('NotIn', ['web'])],
    [expression('DoesNotExist')],
    [{ matchLabels: { app: 'web' }, ...expression('In', ['site']) }],
  ])('is found: %j', (selector) => {
    expect(placesOf(stsSelectorMatch, [selecting(selector)])).toEqual([`StatefulSet/web ${LABELS}`]);
  });
});

describe('a set without a selector', () => {
  test.each([undefined, null])('is found: %s', (selector) => {
    expect(findingsOf(stsSelectorMatch, [selecting(selector)])).toMatchObject([{ path: 'spec', found: 'no selector' }]);
  });

  test.each([{}, { matchLabels: {} }, { matchExpressions: [] }, { matchLabels: null, matchExpressions: null }])(
    'is found: %j',
    (selector) => {
      expect(findingsOf(stsSelectorMatch, [selecting(selector)])).toMatchObject([
        { path: 'spec.selector', found: JSON.stringify(selector) },
      ]);
    },
  );

  test('is no whole set, where it has no labels either: a patch', () => {
    const patch = withField(selecting(undefined), LABELS, undefined);
    expect(placesOf(stsSelectorMatch, [patch])).toEqual([]);
  });

  test('is not judged, where the selector is no object', () => {
    expect(placesOf(stsSelectorMatch, [selecting('app=web')])).toEqual([]);
    expect(placesOf(stsSelectorMatch, [selecting(['app'])])).toEqual([]);
  });
});

describe('nothing is found', () => {
  test('where the selector matches', () => {
    expect(placesOf(stsSelectorMatch, [sampleStatefulSet({ podLabels: { tier: 'data' } })])).toEqual([]);
    expect(placesOf(stsSelectorMatch, [selecting(expression('In', ['web', 'site']))])).toEqual([]);
    expect(placesOf(stsSelectorMatch, [selecting(expression('Exists'))])).toEqual([]);
  });

  test('where a label has a value that is no string: which string was meant is not known', () => {
    expect(placesOf(stsSelectorMatch, [selecting({ matchLabels: { app: 7 } })])).toEqual([]);
    expect(placesOf(stsSelectorMatch, [withField(sampleStatefulSet(), LABELS, { app: 7 })])).toEqual([]);
  });

  test('for other kinds', () => {
    expect(placesOf(stsSelectorMatch, [withField(sampleDeployment(), LABELS, { app: 'site' })])).toEqual([]);
  });
});

const kustomization = (labels: object) => ({
  apiVersion: 'kustomize.config.k8s.io/v1beta1',
  kind: 'Kustomization',
  metadata: { name: 'base' },
  ...labels,
});

test('labels that kustomize gives to the pods are not missed', () => {
  const bare = withField(sampleStatefulSet(), LABELS, undefined);
  const found = (app: string) =>
    findingsInFiles(stsSelectorMatch, {
      'base/kustomization.yaml': [kustomization({ commonLabels: { app } })],
      'base/web.yaml': [bare],
    });
  expect(found('web')).toEqual([]);
  expect(found('other')).toHaveLength(1);
});
