import { Duration, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import {
  Addressing,
  GrpcHeadlessBackend,
  HeadlessService,
  IstioSafeHeadless,
  WireProtocol,
  type GrpcHeadlessBackendProps,
  type HeadlessServiceProps,
} from '../../../lib';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { DEFAULT_SETTINGS } from '../../../lib/rules/settings';
import { chartOf, messageOf, rendered, synth, type Rendered } from '../../support/synth';

const CONTAINERS = [{ image: 'registry.example/prices:2' }];
const PORT = { name: 'grpc', number: 8088, protocol: WireProtocol.GRPC };

const sharedIn = (chart: Chart, props: Partial<HeadlessServiceProps> = {}) =>
  new HeadlessService(chart, 'Prices', { name: 'prices', shared: true, ports: [PORT], ...props });

const backendIn = (chart: Chart, name: string, props: Partial<GrpcHeadlessBackendProps>) =>
  new GrpcHeadlessBackend(chart, name, { name, containers: CONTAINERS, ...props });

const refusal = (props: (chart: Chart) => Partial<GrpcHeadlessBackendProps>) => {
  const chart = chartOf();
  return messageOf(() => backendIn(chart, 'stable', props(chart)));
};

const names = (container: Rendered) => (container.env ?? []).map(({ name }: Rendered) => name);

test('a stable backend and its canary stand behind one Service, with ready pods only', () => {
  const output = synth((chart) => {
    const service = sharedIn(chart);
    const stable = backendIn(chart, 'stable', { service });
    backendIn(chart, 'canary', { service, replicas: 1 });
    expect(stable.headless).toBe(service);
    expect(stable.portName).toBe('grpc');
    expect(stable.grpcTarget('grpc')).toBe('dns:///prices.shop:8088');
  });
  const service = output.one('Service', 'prices');
  expect(service.spec.publishNotReadyAddresses).toBeUndefined();
  for (const name of ['stable', 'canary']) {
    const { template } = output.one('Deployment', name).spec;
    expect(template.metadata.labels).toMatchObject(service.spec.selector);
    expect(template.spec.containers[0].ports).toEqual([{ containerPort: 8088, name: 'grpc', protocol: 'TCP' }]);
    expect(template.spec.containers[0].readinessProbe).toEqual({ grpc: { port: 8088 } });
  }
  expect(output.names().filter((name) => name.startsWith('Service/'))).toEqual(['Service/prices']);
});

test('a backend in a mesh takes an IstioSafeHeadless, and no rule for the mesh finds anything', () => {
  const output = synth((chart) => {
    const service = new IstioSafeHeadless(chart, 'Prices', {
      name: 'prices',
      ports: [PORT],
      addressing: Addressing.POD_DNS,
    });
    backendIn(chart, 'prices-v2', { service });
  });
  for (const mesh of ['none', 'istio-sidecar', 'istio-ambient', 'linkerd'] as const)
    expect(
      check(output.objects, CATALOGUE, { ...DEFAULT_SETTINGS, mesh, strict: true }).map(({ rule }) => rule.id),
    ).toEqual([]);
});

test('the only port of a given Service is the port of the server, whatever its name', () => {
  const chart = chartOf();
  const service = sharedIn(chart, { ports: [{ name: 'rpc', number: 9000 }] });
  expect(backendIn(chart, 'stable', { service }).portName).toBe('rpc');
});

test('of several ports the probes ask that of the server', () => {
  const chart = chartOf();
  const service = sharedIn(chart, { ports: [{ name: 'metrics', number: 9090 }, PORT] });
  backendIn(chart, 'stable', { service, grpcProbes: { liveness: { period: Duration.seconds(20) } } });
  const container = rendered(chart).container('Deployment', 'stable');
  expect(container.readinessProbe.grpc.port).toBe(8088);
  expect(container.livenessProbe.grpc.port).toBe(8088);
});

test('a port that a given Service does not have, or that is not on TCP, is refused', () => {
  expect(refusal((chart) => ({ service: sharedIn(chart), portName: 'rpc' }))).toContain(
    '- portName: got "rpc"; expected "grpc". It is the port of "prices" that the server listens on',
  );
  const udp = [{ name: 'grpc', number: 8088, protocol: WireProtocol.UDP }];
  expect(refusal((chart) => ({ service: sharedIn(chart, { ports: udp }) }))).toContain(
    '- portName: got nothing; expected a "service" with a port on TCP',
  );
});

test('the number of the port is that of a given Service; another one is refused', () => {
  const chart = chartOf();
  const service = sharedIn(chart);
  expect(() => backendIn(chart, 'stable', { service, port: 8088 })).not.toThrow();
  expect(messageOf(() => backendIn(chart, 'canary', { service, port: 9000 })).match(/^ {2}- .*$/gm)).toEqual([
    expect.stringContaining('- port: got 9000; expected 8088, or nothing'),
  ]);
});

test('without a given Service a port is required', () => {
  expect(refusal(() => ({})).match(/^ {2}- .*$/gm)).toEqual([expect.stringContaining('- port: got nothing; expected')]);
});

test('a given Service that publishes pods that are not ready is refused', () => {
  expect(refusal((chart) => ({ service: sharedIn(chart, { publishNotReadyAddresses: true }) }))).toContain(
    'The pods of this group must be found only when they are ready.',
  );
});

test('a backend that cannot join the Service of another is told how both can share one', () => {
  const chart = chartOf();
  const stable = backendIn(chart, 'stable', { port: 8088 });
  const canary = backendIn(chart, 'canary', { port: 8088 });
  expect(messageOf(() => stable.headless.select(canary))).toContain(
    'one HeadlessService with "shared: true" for both: it selects workloads of cdk8s-plus, and groups take it as their "service"',
  );
});

test('a server has no peer env unless it is asked for', () => {
  const env = (props: Partial<GrpcHeadlessBackendProps>) =>
    names(
      synth((chart) => void backendIn(chart, 'prices', { port: 8088, ...props })).container('Deployment', 'prices'),
    );
  const own = ['GRPC_MAX_CONNECTION_AGE_MS', 'GRPC_MAX_CONNECTION_AGE_GRACE_MS'];
  expect(env({})).toEqual(own);
  expect(env({ envOnPeer: true })).toEqual(expect.arrayContaining(['POD_IP', 'HEADLESS_HOST', ...own]));
  expect(env({ envOnAllContainers: true })).toContain('POD_IP');
  expect(env({ envNames: { podIp: 'MY_IP' } })).toContain('MY_IP');
  expect(env({ envNames: { podIp: 'MY_IP' }, envOnPeer: false })).toEqual(own);
});

test("a server without the peer env may have a variable of the user's under one of its names", () => {
  const POD_IP = kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_IP);
  const containers = [{ ...CONTAINERS[0]!, envVariables: { POD_IP } }];
  const output = synth((chart) => void backendIn(chart, 'prices', { port: 8088, containers }));
  expect(names(output.container('Deployment', 'prices'))).toContain('POD_IP');
});
