import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { argocdClaimTracking } from '../../../lib/rules/argocd/argocd-claim-tracking';
import { sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const set = (metadata: Manifest) =>
  sampleStatefulSet({ spec: { volumeClaimTemplates: [{ metadata: { name: 'data', ...metadata }, spec: {} }] } });
const instance = set({ labels: { 'app.kubernetes.io/instance': 'shop' } });

test('the annotation and the label of Argo CD are found', () => {
  const id = 'shop:apps/StatefulSet:shop/web';
  expect(placesOf(argocdClaimTracking, [set({ annotations: { 'argocd.argoproj.io/tracking-id': id } })])).toEqual([
    "StatefulSet/web spec.volumeClaimTemplates[0].metadata.annotations['argocd.argoproj.io/tracking-id']",
  ]);
  expect(placesOf(argocdClaimTracking, [set({ labels: { 'argocd.argoproj.io/instance': 'shop' } })])).toHaveLength(1);
});

test('the usual instance label counts where an Application has that name, and is an info where Argo CD applies', () => {
  const application = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'shop' } };
  expect(placesOf(argocdClaimTracking, [instance])).toEqual([]);
  expect(findingsOf(argocdClaimTracking, [instance], { argocd: true })[0]?.severity).toBe('info');
  expect(findingsOf(argocdClaimTracking, [instance, application])).toHaveLength(1);
});
