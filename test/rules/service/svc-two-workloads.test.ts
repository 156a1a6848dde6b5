import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { example } from '../../../lib/rules/examples/application';
import { svcTwoWorkloads } from '../../../lib/rules/service/svc-two-workloads';
import { faultsOf, placesOf } from '../faults-of';

const canary = (container: Manifest = {}) =>
  example.deployment(container, { name: 'web-canary' }, { app: 'web', track: 'canary' });

test('several workloads that all declare the port are one group', () => {
  expect(placesOf(svcTwoWorkloads, [example.headless(), example.deployment(), canary()])).toEqual([]);
});

test('a workload that declares none of the ports is a stranger', () => {
  const [fault] = faultsOf(svcTwoWorkloads, [example.headless(), example.deployment(), canary({ ports: [] })]);
  expect(fault?.found).toContain('Deployment/web-canary, which declares none of the ports');
});

test('a named target port leads past the workloads that do not declare it, unless the Service is headless', () => {
  const ports = [example.port({ targetPort: 'http' })];
  const pods = [example.deployment(), canary({ ports: [{ name: 'grpc', containerPort: 9000 }] })];
  expect(placesOf(svcTwoWorkloads, [example.clusterIp({ ports }), ...pods])).toEqual([]);
  expect(placesOf(svcTwoWorkloads, [example.headless({ ports }), ...pods])).toEqual(['Service/web spec.selector']);
});

test('where no workload declares the port, nobody is called a stranger', () => {
  const silent = example.deployment({ ports: [] });
  expect(placesOf(svcTwoWorkloads, [example.headless(), silent, canary({ ports: [] })])).toEqual([]);
});

test('a StatefulSet that names the Service as its own belongs to it without declaring ports', () => {
  const set = example.statefulSet({}, { ports: [] });
  expect(placesOf(svcTwoWorkloads, [example.headless(), set, canary()])).toEqual([]);
});

test('a bare Pod that serves the port beside a controller is an info: it may be meant', () => {
  const pod = example.pod({ name: 'seed', labels: { app: 'web' } });
  const [fault] = faultsOf(svcTwoWorkloads, [example.headless(), pod, example.deployment()]);
  expect(fault?.found).toBe('matches the bare Pod/seed, beside Deployment/web');
  expect(fault?.severity).toBe('info');
});

test('a bare Pod that does not serve the port is a stranger like any other', () => {
  const pod = example.pod({ name: 'debug', labels: { app: 'web' } }, { ports: [] });
  const [fault] = faultsOf(svcTwoWorkloads, [example.headless(), example.deployment(), pod]);
  expect(fault?.found).toContain('Pod/debug, which declares none of the ports');
  expect(fault?.severity).toBeUndefined();
});

test('one workload written for two environments, once without ports, is no stranger to itself', () => {
  expect(
    placesOf(svcTwoWorkloads, [example.headless(), example.deployment(), example.deployment({ ports: [] })]),
  ).toEqual([]);
});

test('bare Pods among themselves are the group', () => {
  const pods = ['web-a', 'web-b'].map((name) => example.pod({ name, labels: { app: 'web' } }));
  expect(placesOf(svcTwoWorkloads, [example.headless(), ...pods])).toEqual([]);
});

test('a Helm test Pod has one finding, at the Pod', () => {
  const hook = example.pod(
    { name: 'web-test', labels: { app: 'web' }, annotations: { 'helm.sh/hook': 'test' } },
    { ports: undefined },
  );
  const found = check([example.clusterIp(), example.deployment(), hook], CATALOGUE).filter(({ rule }) =>
    ['svc-hook-pod', 'svc-two-workloads'].includes(rule.id),
  );
  expect(found.map(({ rule, path }) => `${rule.id} ${path}`)).toEqual(['svc-hook-pod metadata.labels']);
});

test('workloads of two namespaces are two groups', () => {
  const apart = [
    example.headless({}, { namespace: 'a' }),
    example.deployment({}, { namespace: 'a' }),
    example.deployment({ ports: [] }, { namespace: 'b' }),
  ];
  expect(placesOf(svcTwoWorkloads, apart)).toEqual([]);
});
