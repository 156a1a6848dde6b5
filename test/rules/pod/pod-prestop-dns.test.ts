import { expect, test } from 'vitest';
import {
  sampleContainer,
  sampleDeployment,
  sampleHeadlessService,
  samplePod,
  sampleService,
  sampleStatefulSet,
} from '../../../lib/rules/examples';
import { podPrestopDns } from '../../../lib/rules/pod/pod-prestop-dns';
import { findingsOf, placesOf } from '../rule-tests';

const exec = (...command: readonly string[]) => ({ exec: { command } });
const web = (preStop: object, podSpec = {}) => sampleStatefulSet({ podSpec, container: { lifecycle: { preStop } } });
const wait = { sleep: { seconds: 30 } };

test('a wait that is as long as the grace period is found', () => {
  expect(findingsOf(podPrestopDns, [web(wait)])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].lifecycle.preStop',
      found: 'a wait of 30 seconds in a grace period of 30 seconds',
      expected: 'a terminationGracePeriodSeconds above 30',
      fix: 'Set terminationGracePeriodSeconds to 30 plus the seconds of a clean stop.',
    }),
  ]);
});

test.each([
  exec('sleep', '30'),
  exec('/bin/sleep', '40'),
  exec('sh', '-c', 'sleep 30'),
  exec('/bin/bash', '-c', "sleep '30s'"),
  exec('sh', '-c', 'sleep "30";'),
])('%j waits too long in the default grace period', (preStop) => {
  expect(findingsOf(podPrestopDns, [web(preStop)])).toHaveLength(1);
});

test.each([
  { sleep: { seconds: 29 } },
  exec('sh', '-c', 'sleep 60 && drain'),
  exec('drain'),
  exec('sleep', '1m'),
  { httpGet: { port: 8080 } },
])('%j leaves time, or does more than wait', (preStop) => {
  expect(findingsOf(podPrestopDns, [web(preStop)])).toEqual([]);
});

test.each([
  [60, 0],
  [31, 0],
  [29, 1],
  [0, 0],
])('in a grace period of %i seconds a wait of 30 has %i findings', (terminationGracePeriodSeconds, count) => {
  expect(findingsOf(podPrestopDns, [web(wait, { terminationGracePeriodSeconds })])).toHaveLength(count);
});

test('every container that waits is found', () => {
  const lifecycle = { preStop: wait };
  const containers = [sampleContainer({ lifecycle }), sampleContainer({ name: 'b', ports: [], lifecycle })];
  expect(placesOf(podPrestopDns, [sampleDeployment({ podSpec: { containers } })])).toHaveLength(2);
});

test('in strict mode, pods behind a headless Service without a preStop are an info', () => {
  expect(findingsOf(podPrestopDns, [sampleHeadlessService(), sampleStatefulSet()], { strict: true })).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0]',
      found: 'no preStop in any container of pods that a headless Service selects',
      expected: 'a wait of about 30 seconds, the TTL of the records',
      severity: 'info',
    }),
  ]);
  expect(findingsOf(podPrestopDns, [sampleHeadlessService(), sampleStatefulSet()])).toEqual([]);
});

test.each([
  ['a single pod', [sampleHeadlessService(), sampleStatefulSet({ spec: { replicas: 1 } })]],
  ['a set without replicas', [sampleHeadlessService(), sampleStatefulSet({ spec: { replicas: undefined } })]],
  ['a Pod', [sampleHeadlessService(), samplePod()]],
  ['a Service with a cluster IP', [sampleService(), sampleStatefulSet()]],
  ['pods with a hook', [sampleHeadlessService(), sampleDeployment({ container: { lifecycle: { postStart: {} } } })]],
])('in strict mode %s needs no preStop', (_, manifests) => {
  expect(findingsOf(podPrestopDns, manifests, { strict: true })).toEqual([]);
});
