import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import { DeploymentPeerGroup, WireProtocol, type GrpcProbe, type GrpcProbes, type HeadlessPort } from '../../../lib';
import { chartOf, messageOf, synth } from '../../support/synth';

const CONTAINER = { image: 'registry.example/search:3' };
const RPC: HeadlessPort = { name: 'rpc', number: 9000, protocol: WireProtocol.GRPC };
const GOSSIP: HeadlessPort = { name: 'gossip', number: 9001, protocol: WireProtocol.UDP };

const propsOf = (grpcProbes: GrpcProbes, ports = [RPC], container: kplus.ContainerProps = CONTAINER) => ({
  name: 'search',
  ports,
  grpcProbes,
  containers: [container],
});
const peer = (...given: Parameters<typeof propsOf>) =>
  synth((chart) => new DeploymentPeerGroup(chart, 'Group', propsOf(...given))).container('Deployment', 'search');
const errors = (...given: Parameters<typeof propsOf>) =>
  messageOf(() => new DeploymentPeerGroup(chartOf(), 'Group', propsOf(...given))).match(/^ {2}- .*$/gm) ?? [];

test('a gRPC probe without a port asks the first TCP port', () => {
  expect(peer({ liveness: {} }, [GOSSIP, RPC]).livenessProbe).toEqual({ grpc: { port: 9000 } });
});

test('a gRPC probe of a group without a TCP port is refused', () => {
  expect(errors({ liveness: {} }, [GOSSIP])).toEqual([
    expect.stringContaining('- grpcProbes.liveness: got {}; expected a TCP port in "ports"'),
  ]);
});

test('a gRPC probe of a UDP port is refused', () => {
  expect(errors({ liveness: { port: 'gossip' } }, [GOSSIP, RPC])).toEqual([
    expect.stringContaining('- grpcProbes.liveness.port: got "gossip, which is UDP"; expected "rpc"'),
  ]);
});

test('a gRPC probe of a port that the group does not have is refused', () => {
  expect(errors({ startup: { port: 'web' } })).toEqual([
    expect.stringContaining('- grpcProbes.startup.port: got "web"; expected "rpc"'),
  ]);
});

test.each<[keyof GrpcProbe, unknown, string]>([
  ['period', Duration.millis(1500), 'got "1500 ms"; expected whole seconds, at least 1 s'],
  ['period', Duration.seconds(0), 'got "0 s"; expected whole seconds, at least 1 s'],
  ['timeout', Duration.millis(500), 'got "500 ms"; expected whole seconds, at least 1 s'],
  ['initialDelay', Duration.millis(1), 'got "1 ms"; expected whole seconds, at least 0 s'],
  ['failureThreshold', 0, 'got 0; expected an integer from 1'],
  ['failureThreshold', 1.5, 'got 1.5; expected an integer from 1'],
  ['failureThreshold', '3', 'got "3"; expected an integer such as 3, not a string'],
])('a gRPC probe whose %s is %s is refused when the group is made', (prop, value, message) => {
  expect(errors({ readiness: { [prop]: value } })).toEqual([
    expect.stringContaining(`- grpcProbes.readiness.${prop}: ${message}`),
  ]);
});

test('the times of a gRPC probe are printed in seconds', () => {
  const seconds = (amount: number) => Duration.seconds(amount);
  expect(
    peer({ readiness: { period: seconds(5), timeout: seconds(2), initialDelay: seconds(0), failureThreshold: 1 } })
      .readinessProbe,
  ).toMatchObject({ periodSeconds: 5, timeoutSeconds: 2, initialDelaySeconds: 0, failureThreshold: 1 });
});

test.each(['readiness', 'liveness', 'startup'])('two probes for %s are refused', (kind) => {
  const container = { ...CONTAINER, [kind]: kplus.Probe.fromTcpSocket({ port: 9000 }) };
  expect(errors({ [kind]: {} }, [RPC], container)).toEqual([
    expect.stringContaining(`- grpcProbes.${kind}: got {}; expected nothing. The container has a ${kind} probe.`),
  ]);
});
