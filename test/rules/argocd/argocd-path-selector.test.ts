import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { argocdPathSelector } from '../../../lib/rules/argocd/argocd-path-selector';
import {
  sampleDeployment,
  sampleStatefulSet,
  sampleStatefulSetWithClaim,
  withField,
} from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const labels = { 'cdk8s.io/metadata.addr': 'app-ledger-c8f0a1b2' };
const FOUND = "spec.selector.matchLabels['cdk8s.io/metadata.addr']";

test('a selector from the path of a construct is found', () => {
  expect(placesOf(argocdPathSelector, [sampleStatefulSet({ labels })])).toEqual([`StatefulSet/web ${FOUND}`]);
});

test('it is worse where volumes are lost with the set', () => {
  const severity = (set: Manifest) => findingsOf(argocdPathSelector, [withField(set, FOUND, 'a')])[0]?.severity;
  expect(severity(sampleStatefulSetWithClaim())).toBe('warning');
  expect(severity(sampleStatefulSet())).toBeUndefined();
});

test('the label may stand on the pods, and in the selector of a Deployment', () => {
  expect(placesOf(argocdPathSelector, [sampleStatefulSet({ podLabels: labels })])).toEqual([]);
  expect(placesOf(argocdPathSelector, [sampleDeployment({ labels })])).toEqual([]);
});
