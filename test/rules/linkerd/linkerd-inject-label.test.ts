import { expect, test } from 'vitest';
import { sampleDeployment } from '../../../lib/rules/examples';
import { linkerdInjectLabel } from '../../../lib/rules/linkerd/linkerd-inject-label';
import { placesOf } from '../rule-tests';

const inject = { 'linkerd.io/inject': 'enabled' };
const namespace = (metadata: object) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'shop', ...metadata },
});

test('the label is found on a namespace and on pods', () => {
  expect(
    placesOf(linkerdInjectLabel, [namespace({ labels: inject }), sampleDeployment({ podLabels: inject })]),
  ).toEqual([
    "Namespace/shop metadata.labels['linkerd.io/inject']",
    "Deployment/web spec.template.metadata.labels['linkerd.io/inject']",
  ]);
});

test('the annotation, alone or beside the label, is right', () => {
  expect(placesOf(linkerdInjectLabel, [namespace({ annotations: inject })])).toEqual([]);
  expect(placesOf(linkerdInjectLabel, [namespace({ annotations: inject, labels: inject })])).toEqual([]);
});
