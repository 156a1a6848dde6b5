import { expect, test } from 'vitest';
import { argocdAllowEmpty } from '../../../lib/rules/argocd/argocd-allow-empty';
import { sampleApplication } from '../../../lib/rules/shared/argocd/application';
import { placesOf } from '../rule-tests';

const BOTH = { prune: true, allowEmpty: true };

test('an Application that may prune everything is found', () => {
  expect(placesOf(argocdAllowEmpty, [sampleApplication({ automated: BOTH })])).toEqual([
    'Application/ledger spec.syncPolicy.automated.allowEmpty',
  ]);
});

test.each([{}, { automated: null }, { automated: { allowEmpty: true } }, { automated: { ...BOTH, prune: false } }])(
  'nothing is pruned with %j',
  (policy) => {
    expect(placesOf(argocdAllowEmpty, [sampleApplication(policy)])).toEqual([]);
  },
);

test.each([{ prune: true }, { prune: true, allowEmpty: false }])('not everything is pruned with %j', (automated) => {
  expect(placesOf(argocdAllowEmpty, [sampleApplication({ automated })])).toEqual([]);
});

test('an Application of another API is not judged', () => {
  const application = { ...sampleApplication({ automated: BOTH }), apiVersion: 'app.k8s.io/v1beta1' };
  expect(placesOf(argocdAllowEmpty, [application])).toEqual([]);
});
