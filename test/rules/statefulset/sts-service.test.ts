import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { check } from '../../../lib/rules/engine';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { stsServiceEmpty } from '../../../lib/rules/statefulset/sts-service-empty';
import { stsServiceMissing } from '../../../lib/rules/statefulset/sts-service-missing';
import { stsServiceNotHeadless } from '../../../lib/rules/statefulset/sts-service-not-headless';
import { stsServiceSelector } from '../../../lib/rules/statefulset/sts-service-selector';

const rules = [stsServiceEmpty, stsServiceMissing, stsServiceNotHeadless, stsServiceSelector];
const env = 'spec.template.spec.containers[0].env';

function found(...manifests: readonly Manifest[]): readonly string[] {
  return check(manifests, rules).map(({ rule, severity, path }) => `${severity} ${rule.id} ${path}`);
}

test('a set whose Services are out of sight gets an info at most', () => {
  expect(found(sampleStatefulSet())).toEqual(['info sts-service-missing spec.serviceName']);
});

test('a missing Service is an error where some ConfigMap speaks to a pod by its name', () => {
  const config = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'app' },
    data: { 'app.conf': 'seeds = web-0.web:7000' },
  };
  expect(found(sampleStatefulSet(), config)).toEqual(['error sts-service-missing spec.serviceName']);
});

test('a missing Service is an error where the set advertises names of its own pods', () => {
  const set = withField(sampleStatefulSet(), env, [{ name: 'ADVERTISE', value: '$(POD_NAME).web.shop.svc:7000' }]);
  expect(found(set)).toEqual(['error sts-service-missing spec.serviceName']);
});

test('the Service that is offered instead of a missing one is headless', () => {
  const missing = withField(sampleStatefulSet(), 'spec.serviceName', 'web-peers');
  const expected = (service: Manifest) => check([service, missing], [stsServiceMissing])[0]?.expected;
  expect(expected(sampleHeadlessService())).toBe('"web", which selects the pods');
  expect(expected(withField(sampleHeadlessService(), 'spec.clusterIP', undefined))).toBe(
    'the name of a headless Service that selects the pods; "web" does, and is not headless',
  );
});

test('a Service in another namespace is no governing Service', () => {
  const service = withField(sampleHeadlessService(), 'metadata.namespace', 'other');
  const set = withField(sampleStatefulSet(), 'metadata.namespace', 'shop');
  expect(found(service, set)).toEqual(['info sts-service-missing spec.serviceName']);
});

test('a Service without a namespace may be in any', () => {
  expect(found(sampleHeadlessService(), withField(sampleStatefulSet(), 'metadata.namespace', 'shop'))).toEqual([]);
});

test('a set without serviceName and with one replica is no group', () => {
  const alone = withField(withField(sampleStatefulSet(), 'spec.serviceName', undefined), 'spec.replicas', 1);
  expect(found(sampleHeadlessService(), alone)).toEqual([]);
});

test('a set without serviceName is an error where its pods are called by name', () => {
  const set = withField(withField(sampleStatefulSet(), 'spec.serviceName', undefined), env, [
    { name: 'SEED', value: 'web-0.web:7000' },
  ]);
  expect(found(sampleHeadlessService(), set)).toEqual(['error sts-service-empty spec']);
});

test('a governing Service without a selector is left alone', () => {
  expect(found(withField(sampleHeadlessService(), 'spec.selector', undefined), sampleStatefulSet())).toEqual([]);
});

test('a governing Service that selects by a label set at run time is an info', () => {
  const service = withField(sampleHeadlessService(), 'spec.selector.role', 'primary');
  expect(found(service, sampleStatefulSet())).toEqual(['info sts-service-selector spec.serviceName']);
});

test('a governing Service may select one pod by the label that the controller sets', () => {
  const service = withField(sampleHeadlessService(), "spec.selector['statefulset.kubernetes.io/pod-name']", 'web-0');
  expect(found(service, sampleStatefulSet())).toEqual([]);
});

test('a governing Service with a cluster IP is a warning for several replicas and an info for one', () => {
  const service = withField(sampleHeadlessService(), 'spec.clusterIP', undefined);
  expect(found(service, sampleStatefulSet())).toEqual(['warning sts-service-not-headless spec.serviceName']);
  expect(found(service, withField(sampleStatefulSet(), 'spec.replicas', 1))).toEqual([
    'info sts-service-not-headless spec.serviceName',
  ]);
});
