import { expect, test } from 'vitest';
import { sampleHeadlessService, withField } from '../../../lib/rules/examples';
import { stsPodLabels } from '../../../lib/rules/statefulset/sts-pod-labels';
import { findingsOf, placesOf } from '../rule-tests';

const INDEX = "spec.selector['apps.kubernetes.io/pod-index']";
const byIndex = withField(sampleHeadlessService(), INDEX, '0');
const versions = (oldest: string, newest: string) => ({ kubernetes: { oldest, newest } });

test('a Service that selects by pod-index has no endpoints on 1.27', () => {
  expect(findingsOf(stsPodLabels, [byIndex], versions('1.27', '1.27'))).toMatchObject([
    { path: INDEX, severity: 'error', found: 'a label that Kubernetes 1.27 does not set' },
  ]);
});

test('where only some of the versions do not know the label, it is an info', () => {
  expect(findingsOf(stsPodLabels, [byIndex], versions('1.27', '1.28'))).toMatchObject([{ severity: 'info' }]);
  expect(findingsOf(stsPodLabels, [byIndex], versions('1.27', '1.37'))).toMatchObject([{ severity: 'info' }]);
});

test('from 1.28 on the label is there', () => {
  expect(placesOf(stsPodLabels, [byIndex], versions('1.28', '1.37'))).toEqual([]);
});

test('the label pod-name is there in all versions', () => {
  const byName = withField(sampleHeadlessService(), "spec.selector['statefulset.kubernetes.io/pod-name']", 'web-0');
  expect(placesOf(stsPodLabels, [byName], versions('1.27', '1.27'))).toEqual([]);
  expect(placesOf(stsPodLabels, [sampleHeadlessService()], versions('1.27', '1.27'))).toEqual([]);
});
