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

test('a workload that declares none of the ports is found', () => {
  const [fault] = findingsOf(svcTwoWorkloads, [sampleHeadlessService(), sampleDeployment(), canary({ ports: [] })]);
  expect(fault?.found).toBe(
    '{"app":"web"}, which also matches Deployment "web-canary", where no container declares a port of the Service',
  );
});

test('a named target port leads past the workloads that do not declare it, unless the Service is headless', () => {
  const ports = [samplePort({ targetPort: 'http' })];
  const pods = [sampleDeployment(), canary({ ports: [{ name: 'grpc', containerPort: 9000 }] })];
  expect(placesOf(svcTwoWorkloads, [sampleService({ spec: { ports } }), ...pods])).toEqual([]);
  expect(placesOf(svcTwoWorkloads, [sampleHeadlessService({ spec: { ports } }), ...pods])).toEqual([
    'Service/web spec.selector',
  ]);
});

test('where no workload declares the port, any of them may serve it', () => {
  const silent = sampleDeployment({ container: { ports: [] } });
  expect(placesOf(svcTwoWorkloads, [sampleHeadlessService(), silent, canary({ ports: [] })])).toEqual([]);
});

test('a StatefulSet whose serviceName names the Service may declare no ports', () => {
  const set = sampleStatefulSet({ container: { ports: [] } });
  expect(placesOf(svcTwoWorkloads, [sampleHeadlessService(), set, canary()])).toEqual([]);
});

test('a bare Pod that serves the port next to a workload is an info: it may be there on purpose', () => {
  const pod = samplePod({ metadata: { name: 'seed', labels: { app: 'web' } } });
  const [fault] = findingsOf(svcTwoWorkloads, [sampleHeadlessService(), pod, sampleDeployment()]);
  expect(fault?.found).toBe('{"app":"web"}, which also matches Pod "seed", without a workload');
  expect(fault?.severity).toBe('info');
});

test('a bare Pod that does not serve the port is found like a workload', () => {
  const pod = samplePod({ metadata: { name: 'debug', labels: { app: 'web' } }, container: { ports: [] } });
  const [fault] = findingsOf(svcTwoWorkloads, [sampleHeadlessService(), sampleDeployment(), pod]);
  expect(fault?.found).toContain('also matches Pod "debug", where no container declares');
  expect(fault?.severity).toBeUndefined();
});

test('one workload written for two environments, once without ports, is one workload', () => {
  expect(
    placesOf(svcTwoWorkloads, [
      sampleHeadlessService(),
      sampleDeployment(),
      sampleDeployment({ container: { ports: [] } }),
    ]),
  ).toEqual([]);
});

test('several bare Pods are a group', () => {
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

test('a Service that says it is shared may have any workloads behind it', () => {
  const shared = (value: string) =>
    sampleHeadlessService({ metadata: { annotations: { 'cdk8s-headless/shared': value } } });
  const found = (service: Manifest) => placesOf(svcTwoWorkloads, [service, sampleDeployment(), canary({ ports: [] })]);
  expect(found(shared('true'))).toEqual([]);
  expect(found(shared('false'))).toHaveLength(1);
});
