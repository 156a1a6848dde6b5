import { expect, test } from 'vitest';
import { envLabelsIndex } from '../../../lib/rules/env/env-labels-index';
import { sampleDeployment, samplePod, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const LABEL = 'apps.kubernetes.io/pod-index';
const field = (fieldPath: string) => ({ env: [{ name: 'INDEX', valueFrom: { fieldRef: { fieldPath } } }] });
const container = field(`metadata.labels['${LABEL}']`);
const found = (manifest: object, oldest: string, newest = '1.37') =>
  findingsOf(envLabelsIndex, [{ ...manifest }], { kubernetes: { oldest, newest } });
const PATH = 'spec.template.spec.containers[0].env[0].valueFrom.fieldRef.fieldPath';

test('a StatefulSet has the label since Kubernetes 1.28', () => {
  const set = sampleStatefulSet({ container });
  expect(found(set, '1.27', '1.27')).toEqual([expect.objectContaining({ path: PATH, severity: 'error' })]);
  expect(found(set, '1.27', '1.28')).toEqual([
    expect.objectContaining({
      severity: 'info',
      found: `"metadata.labels['${LABEL}']", a label that Kubernetes 1.27 does not set`,
      expected: "Kubernetes 1.28 or later, or the ordinal from the pod's name",
    }),
  ]);
  expect(found(set, '1.28')).toEqual([]);
});

test('the pods of a Deployment do not have it in any version', () => {
  expect(found(sampleDeployment({ container }), '1.28')).toEqual([
    expect.objectContaining({
      path: PATH,
      severity: 'warning',
      found: `"metadata.labels['${LABEL}']", a label that the controller of a Deployment does not set`,
      expected: 'a StatefulSet, or a label that the pod template sets',
    }),
  ]);
});

test.each([
  ['the pod template sets the label', sampleDeployment({ container, podLabels: { [LABEL]: '0' } })],
  ['a Pod may belong to a StatefulSet', samplePod({ container })],
  ['the variable takes another label', sampleDeployment({ container: field("metadata.labels['app']") })],
  ['the variable takes another field', sampleDeployment({ container: field('metadata.name') })],
])('nothing is found where %s', (_, manifest) => {
  expect(found(manifest, '1.27')).toEqual([]);
});

test('a label in the template does not give a StatefulSet its ordinals', () => {
  expect(found(sampleStatefulSet({ container, podLabels: { [LABEL]: '0' } }), '1.27', '1.27')).toHaveLength(1);
});
