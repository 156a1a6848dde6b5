import { expect, test } from 'vitest';
import { ctrPortName } from '../../../lib/rules/container/ctr-port-name';
import { ctrPortNameDupPod } from '../../../lib/rules/container/ctr-port-name-dup-pod';
import {
  sampleDeployment,
  sampleEndpointSlice,
  sampleHeadlessService,
  samplePort,
  sampleService,
} from '../../../lib/rules/examples';
import { svcNodeportField } from '../../../lib/rules/service/svc-nodeport-field';
import { svcPortNameDup } from '../../../lib/rules/service/svc-port-name-dup';
import { svcPortNameRequired } from '../../../lib/rules/service/svc-port-name-required';
import { svcPortPairDup } from '../../../lib/rules/service/svc-port-pair-dup';
import { svcPortRange } from '../../../lib/rules/service/svc-port-range';
import { svcPortUnnamedSrv } from '../../../lib/rules/service/svc-port-unnamed-srv';
import { svcTargetportName } from '../../../lib/rules/service/svc-targetport-name';
import { svcTargetportSplit } from '../../../lib/rules/service/svc-targetport-split';
import { findingsOf, placesOf } from '../rule-tests';
import { svcProtocol } from '../../../lib/rules/service/svc-protocol';

const withPorts = (...ports: readonly object[]) => [sampleHeadlessService({ spec: { ports } })];

test('one port number may serve TCP and UDP', () => {
  const ports = withPorts(samplePort({ name: 'dns' }), samplePort({ name: 'dns-udp', protocol: 'UDP' }));
  expect(placesOf(svcPortPairDup, ports)).toEqual([]);
});

test('a protocol that is left out is TCP', () => {
  const ports = withPorts(samplePort({ name: 'a', protocol: undefined }), samplePort({ name: 'b', protocol: 'TCP' }));
  expect(placesOf(svcPortPairDup, ports)).toEqual(['Service/web spec.ports[1]']);
});

test('a name may not be used for TCP and for UDP', () => {
  const ports = withPorts(samplePort(), samplePort({ protocol: 'UDP' }));
  expect(placesOf(svcPortNameDup, ports)).toEqual(['Service/web spec.ports[1].name']);
});

test('a missing name has one finding: refused among several ports, without an SRV record alone', () => {
  const single = withPorts({ port: 80 });
  const several = withPorts({ port: 80 }, samplePort());
  expect(placesOf(svcPortNameRequired, single)).toEqual([]);
  expect(placesOf(svcPortUnnamedSrv, single)).toEqual(['Service/web spec.ports[0]']);
  expect(placesOf(svcPortNameRequired, several)).toEqual(['Service/web spec.ports[0]']);
  expect(placesOf(svcPortUnnamedSrv, several)).toEqual([]);
});

test('a single port of a cluster IP needs no name', () => {
  expect(placesOf(svcPortUnnamedSrv, [sampleService({ spec: { ports: [{ port: 80 }] } })])).toEqual([]);
});

test('a target port of 0 means the port itself, a port of 0 nothing', () => {
  expect(placesOf(svcPortRange, withPorts({ port: 80, targetPort: 0 }))).toEqual([]);
  expect(placesOf(svcPortRange, withPorts({ port: 0 }))).toEqual(['Service/web spec.ports[0].port']);
});

test('a quoted number is told to lose its quotes', () => {
  expect(findingsOf(svcTargetportName, withPorts({ port: 80, targetPort: '8080' }))[0]?.fix).toContain(
    '`targetPort: 8080`',
  );
});

test('a name of 16 characters is good for a Service port and too long for a container port', () => {
  const name = 'a-name-of-16-let';
  expect(placesOf(svcTargetportName, withPorts({ name, port: 80 }))).toEqual([]);
  expect(placesOf(svcTargetportName, withPorts({ port: 80, targetPort: name }))).toHaveLength(1);
  expect(placesOf(ctrPortName, [sampleDeployment({ container: { ports: [{ name, containerPort: 80 }] } })])).toEqual([
    'Deployment/web spec.template.spec.containers[0].ports[0].name',
  ]);
});

test('a container may not use a port name twice', () => {
  const ports = [
    { name: 'http', containerPort: 80 },
    { name: 'http', containerPort: 81 },
  ];
  expect(placesOf(ctrPortName, [sampleDeployment({ container: { ports } })])).toEqual([
    'Deployment/web spec.template.spec.containers[0].ports[1].name',
  ]);
});

test('a port name in two containers is a warning once a Service selects by it', () => {
  const [twice] = ctrPortNameDupPod.examples.bad;
  const byName = sampleService({ spec: { ports: [samplePort({ targetPort: 'http' })] } });
  expect(findingsOf(ctrPortNameDupPod, [twice ?? {}])[0]?.severity).toBeUndefined();
  expect(findingsOf(ctrPortNameDupPod, [twice ?? {}, byName])[0]?.severity).toBe('warning');
});

test('a node port of 0 or null, as templates leave it, is none', () => {
  expect(placesOf(svcNodeportField, withPorts(samplePort({ nodePort: 0 }), samplePort({ nodePort: null })))).toEqual(
    [],
  );
  expect(
    placesOf(svcNodeportField, [
      sampleService({ spec: { type: 'NodePort', ports: [samplePort({ nodePort: 30080 })] } }),
    ]),
  ).toEqual([]);
});

test('behind a cluster IP a port name may be another number in each workload', () => {
  const [, stable, canary] = svcTargetportSplit.examples.bad;
  const service = sampleService({ spec: { ports: [samplePort({ targetPort: 'http' })] } });
  expect(placesOf(svcTargetportSplit, [service, stable ?? {}, canary ?? {}])).toEqual([]);
});

test.each([[{ name: 'http' }], [{ name: 'http', port: null }], [{}], [null]])(
  'the port %j lacks its number',
  (port) => {
    expect(placesOf(svcPortRange, [sampleHeadlessService({ spec: { ports: [port] } })])).toEqual([
      'Service/web spec.ports[0]',
    ]);
  },
);

test('a name that is written and empty is pointed at', () => {
  const empty = { name: '', port: 80 };
  expect(placesOf(svcPortUnnamedSrv, withPorts(empty))).toEqual(['Service/web spec.ports[0].name']);
  expect(placesOf(svcPortNameRequired, withPorts(empty, samplePort()))).toEqual(['Service/web spec.ports[0].name']);
});

test('a protocol in small letters is refused wherever a port is written', () => {
  const port = { name: 'http', protocol: 'tcp' };
  const manifests = [
    sampleHeadlessService({ spec: { ports: [{ ...port, port: 80 }] } }),
    sampleDeployment({ container: { ports: [{ ...port, containerPort: 80 }] } }),
    sampleEndpointSlice({ ports: [{ ...port, port: 80 }] }),
  ];
  expect(placesOf(svcProtocol, manifests)).toEqual([
    'Service/web spec.ports[0].protocol',
    'Deployment/web spec.template.spec.containers[0].ports[0].protocol',
    'EndpointSlice/web-1 ports[0].protocol',
  ]);
});
