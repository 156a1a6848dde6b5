import { expect, test } from 'vitest';
import {
  sampleDeployment,
  sampleEndpointSlice,
  sampleHeadlessService,
  samplePod,
  samplePort,
  sampleService,
} from '../../../lib/rules/examples';
import { svcHookPod } from '../../../lib/rules/service/svc-hook-pod';
import { svcLabelSyntax } from '../../../lib/rules/service/svc-label-syntax';
import { svcNamespace } from '../../../lib/rules/service/svc-namespace';
import { svcSelectorEmpty } from '../../../lib/rules/service/svc-selector-empty';
import { wlSelectorOverlap } from '../../../lib/rules/workload/wl-selector-overlap';
import { findingsOf, placesOf } from '../rule-tests';
import { check } from '../../../lib/rules/engine';
import { fieldType } from '../../../lib/rules/manifest/field-type';

test('a number or boolean in a selector is told to be quoted', () => {
  const [fault] = findingsOf(svcLabelSyntax, [sampleHeadlessService({ spec: { selector: { version: 1 } } })]);
  expect(fault?.path).toBe('spec.selector.version');
  expect(fault?.expected).toContain('"1", in quotes');
});

test('an empty label value is valid', () => {
  expect(placesOf(svcLabelSyntax, [sampleHeadlessService({ spec: { selector: { app: '' } } })])).toEqual([]);
});

test('an empty selector beside endpoints written by hand is as good as none', () => {
  expect(
    placesOf(svcSelectorEmpty, [sampleHeadlessService({ spec: { selector: {} } }), sampleEndpointSlice()]),
  ).toEqual([]);
  expect(placesOf(svcSelectorEmpty, [sampleHeadlessService({ spec: { selector: undefined } })])).toEqual([]);
});

test('a Service without a namespace may be in that of its pods', () => {
  const pods = sampleDeployment({ metadata: { namespace: 'shop' } });
  expect(placesOf(svcNamespace, [sampleHeadlessService(), pods])).toEqual([]);
});

test('a Service whose pods are elsewhere is told their namespace', () => {
  const service = sampleHeadlessService({ metadata: { name: 'web-headless', namespace: 'a' } });
  const pods = sampleDeployment({ metadata: { namespace: 'b' } });
  expect(findingsOf(svcNamespace, [service, pods])[0]?.expected).toBe('b');
});

test('two environments with a namespace each are no mistake', () => {
  const manifests = [
    sampleHeadlessService({ metadata: { namespace: 'a' } }),
    sampleHeadlessService({ metadata: { namespace: 'b' } }),
    sampleDeployment({ metadata: { namespace: 'b' } }),
  ];
  expect(placesOf(svcNamespace, manifests)).toEqual([]);
});

test('a hook that no Service selects is no finding', () => {
  const hook = samplePod({ metadata: { name: 't', labels: { app: 't' }, annotations: { 'helm.sh/hook': 'test' } } });
  expect(placesOf(svcHookPod, [sampleHeadlessService(), hook])).toEqual([]);
});

test('a hook that runs before its Services are made, or after, is behind none', () => {
  const hook = (event: string) =>
    samplePod({ metadata: { name: 't', labels: { app: 'web' }, annotations: { 'helm.sh/hook': event } } });
  expect(placesOf(svcHookPod, [sampleHeadlessService(), hook('pre-install')])).toEqual([]);
  expect(placesOf(svcHookPod, [sampleHeadlessService(), hook('pre-install, pre-upgrade')])).toEqual([
    'Pod/t metadata.labels',
  ]);
});

test('a hook that two Services select has one finding that names both', () => {
  const hook = samplePod({ metadata: { name: 't', labels: { app: 'web' }, annotations: { 'helm.sh/hook': 'test' } } });
  const services = [sampleHeadlessService({ metadata: { name: 'web-headless' } }), sampleService()];
  expect(findingsOf(svcHookPod, [...services, hook]).map(({ found }) => found)).toEqual([
    'the labels that Services `web-headless` and `web` select, on the hook test',
  ]);
});

test('a hook that does not declare the named target port gets nothing through a cluster IP, but a headless name lists it', () => {
  const hook = samplePod({
    metadata: { name: 't', labels: { app: 'web' }, annotations: { 'helm.sh/hook': 'test' } },
    container: { ports: undefined },
  });
  const ports = [samplePort({ targetPort: 'http' })];
  expect(placesOf(svcHookPod, [sampleService({ spec: { ports } }), hook])).toEqual([]);
  expect(placesOf(svcHookPod, [sampleService(), hook])).toEqual(['Pod/t metadata.labels']);
  expect(placesOf(svcHookPod, [sampleHeadlessService({ spec: { ports } }), hook])).toEqual(['Pod/t metadata.labels']);
});

test('overlapping selectors are a warning where an autoscaler counts the pods', () => {
  const manifests = [
    sampleDeployment(),
    sampleDeployment({ metadata: { name: 'canary' }, labels: { app: 'web', track: 'canary' } }),
  ];
  const scaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 5 },
  };
  expect(findingsOf(wlSelectorOverlap, manifests).map(({ severity }) => severity)).toEqual([undefined]);
  expect(findingsOf(wlSelectorOverlap, [...manifests, scaler])[0]?.severity).toBe('warning');
});

test('one workload written for two environments does not overlap with itself', () => {
  expect(placesOf(wlSelectorOverlap, [sampleDeployment(), sampleDeployment()])).toEqual([]);
});

test('a number in a selector has one finding', () => {
  const wrong = [sampleHeadlessService({ spec: { selector: { app: 'web', version: 1 } } })];
  expect(check(wrong, [fieldType, svcLabelSyntax]).map(({ rule }) => rule.id)).toEqual(['svc-label-syntax']);
});
