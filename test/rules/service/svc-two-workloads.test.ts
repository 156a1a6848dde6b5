import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import {
  sampleDeployment,
  sampleHeadlessService,
  samplePod,
  samplePort,
  sampleService,
  sampleStatefulSet,
} from '../../../lib/rules/examples';
import { svcTwoWorkloads } from '../../../lib/rules/service/svc-two-workloads';
import { findingsOf, placesOf } from '../rule-tests';

const canary = (container: Manifest = {}) =>
  sampleDeployment({ metadata: { name: 'web-canary' }, labels: { app: 'web', track: 'canary' }, container });

test('several workloads that all declare the port are one group', () => {
  expect(placesOf(svcTwoWorkloads, [sampleHeadlessService(), sampleDeployment(), canary()])).toEqual([]);
});

test('a workload that declares none of the ports is a stranger', () => {
  const [fault] = findingsOf(svcTwoWorkloads, [sampleHeadlessService(), sampleDeployment(), canary({ ports: [] })]);
  expect(fault?.found).toContain('Deployment/web-canary, which declares none of the ports');
});

test('a named target port leads past the workloads that do not declare it, unless the Service is headless', () => {
  const ports = [samplePort({ targetPort: 'http' })];
  const pods = [sampleDeployment(), canary({ ports: [{ name: 'grpc', containerPort: 9000 }] })];
  expect(placesOf(svcTwoWorkloads, [sampleService({ spec: { ports } }), ...pods])).toEqual([]);
  expect(placesOf(svcTwoWorkloads, [sampleHeadlessService({ spec: { ports } }), ...pods])).toEqual([
    'Service/web spec.selector',
  ]);
});

test('where no workload declares the port, nobody is called a stranger', () => {
  const silent = sampleDeployment({ container: { ports: [] } });
  expect(placesOf(svcTwoWorkloads, [sampleHeadlessService(), silent, canary({ ports: [] })])).toEqual([]);
});

test('a StatefulSet that names the Service as its own belongs to it without declaring ports', () => {
  const set = sampleStatefulSet({ container: { ports: [] } });
  expect(placesOf(svcTwoWorkloads, [sampleHeadlessService(), set, canary()])).toEqual([]);
});

test('a bare Pod that serves the port beside a controller is an info: it may be meant', () => {
  const pod = samplePod({ metadata: { name: 'seed', labels: { app: 'web' } } });
  const [fault] = findingsOf(svcTwoWorkloads, [sampleHeadlessService(), pod, sampleDeployment()]);
  expect(fault?.found).toBe('matches the bare Pod/seed, beside Deployment/web');
  expect(fault?.severity).toBe('info');
});

test('a bare Pod that does not serve the port is a stranger like any other', () => {
  const pod = samplePod({ metadata: { name: 'debug', labels: { app: 'web' } }, container: { ports: [] } });
  const [fault] = findingsOf(svcTwoWorkloads, [sampleHeadlessService(), sampleDeployment(), pod]);
  expect(fault?.found).toContain('Pod/debug, which declares none of the ports');
  expect(fault?.severity).toBeUndefined();
});

test('one workload written for two environments, once without ports, is no stranger to itself', () => {
  expect(
    placesOf(svcTwoWorkloads, [
      sampleHeadlessService(),
      sampleDeployment(),
      sampleDeployment({ container: { ports: [] } }),
    ]),
  ).toEqual([]);
});

test('bare Pods among themselves are the group', () => {
  const pods = ['web-a', 'web-b'].map((name) => samplePod({ metadata: { name, labels: { app: 'web' } } }));
  expect(placesOf(svcTwoWorkloads, [sampleHeadlessService(), ...pods])).toEqual([]);
});

test('a Helm test Pod has one finding, at the Pod', () => {
  const hook = samplePod({
    metadata: { name: 'web-test', labels: { app: 'web' }, annotations: { 'helm.sh/hook': 'test' } },
    container: { ports: undefined },
  });
  const found = check([sampleService(), sampleDeployment(), hook], CATALOGUE).filter(({ rule }) =>
    ['svc-hook-pod', 'svc-two-workloads'].includes(rule.id),
  );
  expect(found.map(({ rule, path }) => `${rule.id} ${path}`)).toEqual(['svc-hook-pod metadata.labels']);
});

test('workloads of two namespaces are two groups', () => {
  const apart = [
    sampleHeadlessService({ metadata: { namespace: 'a' } }),
    sampleDeployment({ metadata: { namespace: 'a' } }),
    sampleDeployment({ metadata: { namespace: 'b' }, container: { ports: [] } }),
  ];
  expect(placesOf(svcTwoWorkloads, apart)).toEqual([]);
});
