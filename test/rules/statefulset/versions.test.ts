import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { check } from '../../../lib/rules/engine';
import type { Rule } from '../../../lib/rules/rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { DEFAULT_SETTINGS } from '../../../lib/rules/settings';
import { stsMaxunavailable } from '../../../lib/rules/statefulset/sts-maxunavailable';
import { stsMinReady } from '../../../lib/rules/statefulset/sts-min-ready';
import { stsPodLabels } from '../../../lib/rules/statefulset/sts-pod-labels';
import { vctType } from '../../../lib/rules/statefulset/vct-type';
import { stsServiceNameSyntax } from '../../../lib/rules/statefulset/sts-service-name-syntax';
import { stsVct } from '../../../lib/rules/statefulset/sts-vct';

const path = 'spec.updateStrategy.rollingUpdate.maxUnavailable';

function severities(rule: Rule, manifests: readonly Manifest[], oldest: string, newest: string): readonly string[] {
  const settings = { ...DEFAULT_SETTINGS, kubernetes: { oldest, newest } };
  return check(manifests, [rule], settings).map(({ severity }) => severity);
}

test.each([[0], ['0%'], ['200%']])('maxUnavailable %s is refused by 1.37 and dropped before', (value) => {
  const set = withField(sampleStatefulSet(), path, value);
  expect(severities(stsMaxunavailable, [set], '1.27', '1.37')).toEqual(['error']);
  expect(severities(stsMaxunavailable, [set], '1.27', '1.36')).toEqual(['warning']);
});

test.each([[1], ['50%'], ['100%']])('maxUnavailable %s has no effect before 1.37', (value) => {
  const set = withField(sampleStatefulSet(), path, value);
  expect(severities(stsMaxunavailable, [set], '1.36', '1.37')).toEqual(['info']);
  expect(severities(stsMaxunavailable, [set], '1.37', '1.37')).toEqual([]);
});

test('a Service that selects by pod-index fits clusters from 1.28 on', () => {
  const service = withField(sampleHeadlessService(), "spec.selector['apps.kubernetes.io/pod-index']", '0');
  expect(severities(stsPodLabels, [service], '1.27', '1.27')).toEqual(['error']);
  expect(severities(stsPodLabels, [service], '1.27', '1.37')).toEqual(['info']);
  expect(severities(stsPodLabels, [service], '1.28', '1.37')).toEqual([]);
});

test('a claim template without a type is a warning with Argo CD', () => {
  const set = withField(sampleStatefulSet(), 'spec.volumeClaimTemplates', [{ metadata: { name: 'data' } }]);
  expect(check([set], [vctType]).map(({ severity }) => severity)).toEqual(['info']);
  expect(check([set], [vctType], { ...DEFAULT_SETTINGS, argocd: true }).map(({ severity }) => severity)).toEqual([
    'warning',
  ]);
});

test('minReadySeconds is spoken of with the strict setting only', () => {
  const manifests = [sampleHeadlessService(), sampleStatefulSet()];
  expect(check(manifests, [stsMinReady])).toEqual([]);
  expect(check(manifests, [stsMinReady], { ...DEFAULT_SETTINGS, strict: true })).toHaveLength(1);
});

test('what older servers accept and then fail with is found for them too', () => {
  const claim = withField(sampleStatefulSet(), 'spec.volumeClaimTemplates', [{ metadata: { name: 'data' } }]);
  expect(severities(stsVct, [claim], '1.27', '1.33')).toContain('error');
  const dotted = withField(sampleStatefulSet(), 'spec.serviceName', 'web.shop');
  expect(severities(stsServiceNameSyntax, [dotted], '1.27', '1.32')).toEqual(['error']);
});

test('maxUnavailable in quotes and without a percent sign is no amount', () => {
  const set = withField(sampleStatefulSet(), path, '1');
  expect(severities(stsMaxunavailable, [set], '1.27', '1.37')).toEqual(['error']);
  expect(severities(stsMaxunavailable, [withField(sampleStatefulSet(), path, '${MAX}')], '1.27', '1.37')).toEqual([]);
});
