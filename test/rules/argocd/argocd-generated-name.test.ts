import { expect, test } from 'vitest';
import { argocdGeneratedName } from '../../../lib/rules/argocd/argocd-generated-name';
import { sampleDeployment, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const GENERATED = 'prod-web-c8e1a31d';
const set = (name: string, spec = {}) => sampleStatefulSet({ name, spec });

test('the name that cdk8s made has the severity of the rule', () => {
  const [finding] = findingsOf(argocdGeneratedName, [set(GENERATED)]);
  expect(finding).toMatchObject({ path: 'metadata.name', found: `"${GENERATED}", with the hash of a construct path` });
  expect(finding?.severity).toBeUndefined();
});

test('it is a warning for a set with volumes, and where Argo CD applies it', () => {
  const volumes = set(GENERATED, { volumeClaimTemplates: [{ metadata: { name: 'data' } }] });
  expect(findingsOf(argocdGeneratedName, [volumes]).map(({ severity }) => severity)).toEqual(['warning']);
  expect(findingsOf(argocdGeneratedName, [set(GENERATED)], { argocd: true }).map(({ severity }) => severity)).toEqual([
    'warning',
  ]);
});

test.each(['web', 'web-c8', 'web-c8e1a31d0', 'web-c8e1a31x', 'c8e1a31d'])('the name %s is written', (name) => {
  expect(findingsOf(argocdGeneratedName, [set(name)])).toEqual([]);
});

test('pods of a Deployment have other names anyway', () => {
  expect(findingsOf(argocdGeneratedName, [sampleDeployment({ name: GENERATED })])).toEqual([]);
});
