import { expect, test } from 'vitest';
import { sampleDeployment, withField } from '../../../lib/rules/examples';
import { selectorMissesTemplate } from '../../../lib/rules/workload/selector-misses-template';
import { constraintTests } from '../constraint-tests';
import { findingsInFiles } from '../rule-tests';

constraintTests(selectorMissesTemplate, {
  wrong: [
    ['Deployment', 'spec.selector', [{ matchLabels: { app: 'wbe' } }], 'spec.template.metadata.labels'],
    ['Deployment', 'spec.template.metadata.labels', [undefined, { app: 'x' }]],
    [
      'Deployment',
      'spec.selector',
      [
        { matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'b'] }] },
        { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] },
        { matchExpressions: [{ key: 'track', operator: 'Exists' }] },
        { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] },
        { matchLabels: { app: 'web', track: 'a' } },
      ],
      'spec.template.metadata.labels',
    ],
    ['DaemonSet', 'spec.template.metadata.labels.app', ['wbe'], 'spec.template.metadata.labels'],
  ],
  right: [
    [
      'Deployment',
      'spec.selector',
      [
        { matchLabels: { app: 'web' } },
        { matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'web'] }] },
        { matchExpressions: [{ key: 'track', operator: 'DoesNotExist' }] },
      ],
    ],
    [
      'Deployment',
      'spec.selector',
      [
        { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] },
        { matchExpressions: [{ key: 'track', operator: 'NotIn', values: ['a'] }] },
        { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
      ],
    ],
    ['Deployment', 'spec.template.metadata.labels', [{ app: 'web', track: null }]],
  ],
});

const kustomization = (labels: object) => ({
  apiVersion: 'kustomize.config.k8s.io/v1beta1',
  kind: 'Kustomization',
  metadata: { name: 'base' },
  ...labels,
});

test('labels that kustomize gives to the pods are not missed', () => {
  const bare = withField(sampleDeployment(), 'spec.template.metadata.labels', undefined);
  const found = (labels: object, file = 'base/web.yaml') =>
    findingsInFiles(selectorMissesTemplate, { 'base/kustomization.yaml': [kustomization(labels)], [file]: [bare] });
  expect(found({ commonLabels: { app: 'web' } })).toEqual([]);
  expect(found({ labels: [{ pairs: { app: 'web' }, includeSelectors: true }] })).toEqual([]);
  expect(found({ labels: [{ pairs: { app: 'web' } }] })).toHaveLength(1);
  expect(found({ commonLabels: { app: 'other' } })).toHaveLength(1);
  expect(found({ commonLabels: { app: 'web' } }, 'other/web.yaml')).toHaveLength(1);
});
