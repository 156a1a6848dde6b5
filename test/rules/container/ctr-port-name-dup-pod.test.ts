import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { ctrPortNameDupPod } from '../../../lib/rules/container/ctr-port-name-dup-pod';
import { sampleContainer, sampleDeployment, samplePort, sampleService } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const port = (name: string | undefined, protocol?: string) => ({ name, containerPort: 9090, protocol });
const pods = (second: Manifest, first: Manifest = sampleContainer()) =>
  sampleDeployment({ podSpec: { containers: [first, { name: 'proxy', ...second }] } });
const service = (targetPort: unknown, protocol = 'TCP') =>
  sampleService({ spec: { ports: [samplePort({ targetPort: 8080 }), samplePort({ targetPort, protocol })] } });
const FIRST = 'spec.template.spec.containers[0].ports[0]';
const SECOND = 'spec.template.spec.containers[1].ports[0].name';

describe('a port name in two containers of a pod', () => {
  test('is an info', () => {
    expect(findingsOf(ctrPortNameDupPod, [pods({ ports: [port('http')] })])).toMatchObject([
      {
        path: SECOND,
        found: `"http", which ${FIRST} declares too`,
        expected: 'a name that no other container of the pod declares',
      },
    ]);
    expect(findingsOf(ctrPortNameDupPod, [pods({ ports: [port('http')] })])[0]?.severity).toBeUndefined();
  });

  test('is a warning where a Service has it as target port', () => {
    expect(findingsOf(ctrPortNameDupPod, [pods({ ports: [port('http')] }), service('http')])).toMatchObject([
      {
        severity: 'warning',
        expected: `another name: Service "web" has the target port "http", which resolves to ${FIRST}`,
      },
    ]);
  });

  test.each([
    ['another target port', service('grpc')],
    ['another protocol', service('http', 'UDP')],
    ['a numeric target port', service(8080)],
  ])('is an info beside a Service with %s', (_, other) => {
    const [finding] = findingsOf(ctrPortNameDupPod, [pods({ ports: [port('http')] }), other]);
    expect(finding).toBeDefined();
    expect(finding?.severity).toBeUndefined();
  });

  test('is found in a native sidecar', () => {
    const sidecar = { name: 'proxy', restartPolicy: 'Always', ports: [port('http')] };
    expect(placesOf(ctrPortNameDupPod, [sampleDeployment({ podSpec: { initContainers: [sidecar] } })])).toEqual([
      'Deployment/web spec.template.spec.initContainers[0].ports[0].name',
    ]);
  });
});

describe('nothing is found', () => {
  test('for different names, and for one name with two protocols', () => {
    expect(placesOf(ctrPortNameDupPod, [pods({ ports: [port('proxy')] })])).toEqual([]);
    expect(placesOf(ctrPortNameDupPod, [pods({ ports: [port('http', 'UDP')] })])).toEqual([]);
  });

  test('for ports without names', () => {
    const nameless = { ports: [port(undefined), port(undefined)] };
    expect(placesOf(ctrPortNameDupPod, [pods(nameless, nameless)])).toEqual([]);
  });

  test('for one name twice in a container, which ctr-port-name finds', () => {
    expect(placesOf(ctrPortNameDupPod, [pods({ ports: [port('a'), port('a')] })])).toEqual([]);
  });

  test('for an init container, which has ended when the others run', () => {
    const init = { name: 'init', ports: [port('http')] };
    expect(placesOf(ctrPortNameDupPod, [sampleDeployment({ podSpec: { initContainers: [init] } })])).toEqual([]);
  });
});
