import { expect, test } from 'vitest';
import { argocdClusteripEmpty } from '../../../lib/rules/argocd/argocd-clusterip-empty';
import { sampleService } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const found = (clusterIP: unknown, argocd = false) =>
  findingsOf(argocdClusteripEmpty, [sampleService({ spec: { clusterIP } })], { argocd });

test('an empty cluster IP has the severity of the rule, and is a warning where Argo CD applies it', () => {
  const [finding] = found('');
  expect(finding).toMatchObject({ path: 'spec.clusterIP', found: '""', expected: 'no clusterIP' });
  expect(finding?.severity).toBeUndefined();
  expect(found('', true).map(({ severity }) => severity)).toEqual(['warning']);
});

test.each([undefined, null, 'None', '10.96.0.10'])('the cluster IP %j is right', (clusterIP) => {
  expect(found(clusterIP, true)).toEqual([]);
});
