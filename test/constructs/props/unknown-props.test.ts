import { Duration, Size, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import {
  DaemonSetPeerGroup,
  DeploymentPeerGroup,
  EndpointSliceReader,
  ExternalNameService,
  ExternalPeers,
  GrpcClientEnv,
  GrpcHeadlessBackend,
  HeadlessChecks,
  HeadlessService,
  IstioSafeHeadless,
  PeerEnv,
  StatefulPeerGroup,
} from '../../../lib';
import { chartOf, messageOf, synth } from '../../support/synth';

const IMAGE = 'registry.example/ledger:4.2';
const PORTS = [{ name: 'raft', number: 7000 }];
const GROUP = { name: 'ledger', ports: PORTS, containers: [{ image: IMAGE }] };
const SERVICE = { name: 'ledger', ports: PORTS, selector: { app: 'ledger' } };
const BACKEND = { name: 'prices', port: 8088, containers: [{ image: IMAGE }] };
const OUTSIDE = { name: 'pg', ports: PORTS, endpoints: [{ address: '10.20.0.7' }] };

const serviceIn = (chart: Chart) => new HeadlessService(chart, 'Given', { ...SERVICE, name: 'given' });

/** Each with sound props beside the ones that are tried: as from JavaScript, from YAML, or from a variable. */
const MAKE: Record<string, (chart: Chart, props: object) => unknown> = {
  StatefulPeerGroup: (chart, props) => new StatefulPeerGroup(chart, 'It', { ...GROUP, ...props }),
  DeploymentPeerGroup: (chart, props) => new DeploymentPeerGroup(chart, 'It', { ...GROUP, ...props }),
  DaemonSetPeerGroup: (chart, props) => new DaemonSetPeerGroup(chart, 'It', { ...GROUP, ...props }),
  GrpcHeadlessBackend: (chart, props) => new GrpcHeadlessBackend(chart, 'It', { ...BACKEND, ...props }),
  HeadlessService: (chart, props) => new HeadlessService(chart, 'It', { ...SERVICE, ...props }),
  IstioSafeHeadless: (chart, props) =>
    new IstioSafeHeadless(chart, 'It', { ...SERVICE, addressing: 'pod-ip' as never, ...props }),
  ExternalPeers: (chart, props) => new ExternalPeers(chart, 'It', { ...OUTSIDE, ...props }),
  ExternalNameService: (chart, props) =>
    new ExternalNameService(chart, 'It', { name: 'mail', externalName: 'mail.example', ...props }),
  EndpointSliceReader: (chart, props) =>
    new EndpointSliceReader(chart, 'It', { name: 'reader', service: serviceIn(chart), ...props }),
  PeerEnv: (chart, props) => PeerEnv.of(serviceIn(chart), props),
  HeadlessChecks: (chart, props) => HeadlessChecks.of(chart, props),
  GrpcClientEnv: (chart, props) => GrpcClientEnv.ofService(serviceIn(chart), 'raft', props),
};

const errorsOf = (construct: string, props: object) =>
  messageOf(() => MAKE[construct]!(chartOf(), props)).match(/(?<=^ {2}- ).*$/gm) ?? [];

const LOST = 'A prop that does not exist would be lost.';

test('a misspelt prop is refused with the nearest name, and its value would have been lost', () => {
  expect(errorsOf('StatefulPeerGroup', { storages: [{ name: 'data' }] })).toEqual([
    `storages: got [{"name":"data"}]; expected "storage". ${LOST} StatefulPeerGroupProps has no "storages".`,
  ]);
  expect(errorsOf('DeploymentPeerGroup', { replica: 5 })).toEqual([
    `replica: got 5; expected "replicas". ${LOST} DeploymentPeerGroupProps has no "replica".`,
  ]);
  const shared = { netwrokPolicy: {} };
  expect(errorsOf('StatefulPeerGroup', { ...shared })).toEqual([
    `netwrokPolicy: got {}; expected "networkPolicy". ${LOST} StatefulPeerGroupProps has no "netwrokPolicy".`,
  ]);
});

test.each([
  ['StatefulPeerGroup', 'formation', 'formations'],
  ['GrpcHeadlessBackend', 'connectionAge', 'conectionAge'],
  ['HeadlessService', 'selector', 'selectors'],
  ['IstioSafeHeadless', 'joinMesh', 'joinsMesh'],
  ['ExternalPeers', 'endpoints', 'endpoint'],
  ['ExternalNameService', 'externalName', 'externalname'],
  ['EndpointSliceReader', 'serviceAccount', 'serviceAcount'],
  ['PeerEnv', 'namedPods', 'namePods'],
  ['GrpcClientEnv', 'keepalive', 'keepAlive'],
  ['HeadlessChecks', 'clusterDomain', 'clusterdomain'],
])('%s refuses a prop that it does not have, and names %s for %s', (construct, right, wrong) => {
  const [error, ...others] = errorsOf(construct, { [wrong]: 1 });
  expect(others).toEqual([]);
  expect(error).toContain(`${wrong}: got 1; expected "${right}". `);
});

test.each([
  ['StatefulPeerGroup', { containers: [{ image: IMAGE, imagePullPolice: 'Always' }] }, 'containers[0].imagePullPolice'],
  ['StatefulPeerGroup', { initContainers: [{ image: IMAGE, arg: [] }] }, 'initContainers[0].arg'],
  [
    'StatefulPeerGroup',
    { containers: [{ image: IMAGE, resources: { cpu: { requests: 1 } } }] },
    'containers[0].resources.cpu.requests',
  ],
  ['StatefulPeerGroup', { clientService: { name: 'sql', ports: PORTS, selectors: {} } }, 'clientService.selectors'],
  ['StatefulPeerGroup', { metadata: { label: {} } }, 'metadata.label'],
  [
    'StatefulPeerGroup',
    { storage: [{ name: 'data', size: Size.gibibytes(1), mountPath: '/a', mounts: 1 }] },
    'storage[0].mounts',
  ],
  ['StatefulPeerGroup', { tolerations: [{ key: 'a', values: 'b' }] }, 'tolerations[0].values'],
  ['GrpcHeadlessBackend', { grpcProbes: { readyness: {} } }, 'grpcProbes.readyness'],
  ['GrpcHeadlessBackend', { serverEnvNames: { maxAge: 'A' } }, 'serverEnvNames.maxAge'],
  ['IstioSafeHeadless', { peerAuthentication: { plainTextPorts: [] } }, 'peerAuthentication.plainTextPorts'],
  ['PeerEnv', { names: { podname: 'X' } }, 'names.podname'],
  ['GrpcClientEnv', { keepalive: { time: Duration.minutes(5), timeOut: 1 } }, 'keepalive.timeOut'],
  ['ExternalPeers', { endpoints: [{ address: '10.20.0.7', hostnam: 'a' }] }, 'endpoints[0].hostnam'],
])('%s refuses a prop that does not exist at every depth: %j', (construct, props, place) => {
  const errors = errorsOf(construct, props);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(new RegExp(`^${place.replace(/[[\].]/g, '\\$&')}: got .*; expected `));
});

test('the number of a port has the name number, whatever Kubernetes calls it', () => {
  const ports = [{ name: 'raft', number: 7000, port: 7000, targetPort: 7001 }];
  const why =
    'A headless Service does not translate ports: clients dial the number that the container listens on. HeadlessPort has no';
  for (const construct of ['HeadlessService', 'StatefulPeerGroup', 'IstioSafeHeadless', 'ExternalPeers'])
    expect(errorsOf(construct, { ports })).toEqual([
      `ports[0].port: got 7000; expected "number". ${why} "port".`,
      `ports[0].targetPort: got 7001; expected "number". ${why} "targetPort".`,
    ]);
  const [error] = errorsOf('StatefulPeerGroup', {
    clientService: { name: 'sql', ports: [{ name: 'sql', number: 5432, port: 80 }] },
  });
  expect(error).toContain(
    'clientService.ports[0].port: got 80; expected "servicePort" for what clients dial, or "number"',
  );
});

test.each([
  ['StatefulPeerGroup', 'enabled', 'no such prop. Only a DeploymentPeerGroup can be switched off'],
  ['StatefulPeerGroup', 'serviceName', '"name", or "adopt" for a running set. '],
  ['StatefulPeerGroup', 'volumeClaimTemplates', '"storage" such as [{ name: "data", size: Size.gibibytes(10)'],
  ['StatefulPeerGroup', 'podManagementPolicy', '"formation" such as Formation.TOGETHER. '],
  ['StatefulPeerGroup', 'terminationGracePeriodSeconds', '"terminationGracePeriod" such as Duration.seconds(30). '],
  ['StatefulPeerGroup', 'env', '"containers[0].envVariables" such as'],
  ['StatefulPeerGroup', 'image', '"containers[0].image". It belongs to a container. '],
  ['StatefulPeerGroup', 'selector', 'no such prop, or "adopt" for a running workload. '],
  ['StatefulPeerGroup', 'namespace', 'no such prop, but "namespace" of the Chart. '],
  ['StatefulPeerGroup', 'labels', '"metadata" for the workload, or "podMetadata" for its pods. '],
  ['StatefulPeerGroup', 'strategy', '"updateStrategy". '],
  ['StatefulPeerGroup', 'connectionAge', 'no such prop, or a construct that has it, such as GrpcHeadlessBackend. '],
  ['DaemonSetPeerGroup', 'replicas', 'no such prop. A DaemonSet has one pod on each node'],
  ['DaemonSetPeerGroup', 'pdb', 'no such prop. A drain of a node leaves the pods of a DaemonSet alone.'],
  ['DeploymentPeerGroup', 'storage', 'no such prop, or a StatefulPeerGroup. '],
  ['DeploymentPeerGroup', 'formation', 'no such prop, or a construct that has it, such as StatefulPeerGroup. '],
  ['GrpcHeadlessBackend', 'ports', '"port" such as 8088, and "portName" for its name. '],
  ['HeadlessService', 'clusterIP', 'no such prop. A headless Service always has the clusterIP "None". '],
  ['HeadlessService', 'addressing', 'no such prop, or a construct that has it, such as IstioSafeHeadless. '],
  ['ExternalPeers', 'selector', 'no such prop, or a HeadlessService. '],
  ['ExternalNameService', 'colour', 'no such prop. Its value would be lost. '],
])('%s has no prop %s and says what to write instead', (construct, prop, expected) => {
  const errors = errorsOf(construct, { [prop]: 'x' });
  expect(errors).toEqual([expect.stringContaining(`${prop}: got "x"; expected ${expected}`)]);
});

test('a container that is added later has the same props', () => {
  const group = new StatefulPeerGroup(chartOf(), 'It', GROUP);
  const container: object = { name: 'proxy', image: IMAGE, env: { A: 'b' } };
  expect(messageOf(() => group.addContainer(container as kplus.ContainerProps))).toContain(
    '- addContainer.env: got {"A":"b"}; expected "envVariables" such as { LOG_LEVEL: EnvValue.fromValue("info") }. ',
  );
});

test('a name that all objects of JavaScript have is no prop', () => {
  expect(errorsOf('HeadlessService', { toString: 1, constructor: 'x' })).toHaveLength(2);
  expect(errorsOf('StatefulPeerGroup', JSON.parse('{"__proto__": 1, "hasOwnProperty": 2}'))).toEqual([
    expect.stringContaining('__proto__: got 1; expected no such prop.'),
    expect.stringContaining('hasOwnProperty: got 2; expected no such prop.'),
  ]);
});

test('a prop that does not exist and is left out is none', () => {
  const yaml = (props: object) => synth((chart) => MAKE.StatefulPeerGroup!(chart, props)).yaml();
  expect(yaml({ storages: undefined, enabled: null })).toBe(yaml({}));
});
