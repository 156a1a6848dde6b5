import { describe, expect, test } from 'vitest';
import { grpcClusteripTarget } from '../../../lib/rules/grpc/grpc-clusterip-target';
import { grpcConfigDeprecated } from '../../../lib/rules/grpc/grpc-config-deprecated';
import { grpcPickFirst } from '../../../lib/rules/grpc/grpc-pick-first';
import { grpcPublishNotReady } from '../../../lib/rules/grpc/grpc-publish-not-ready';
import { grpcTargetPort } from '../../../lib/rules/grpc/grpc-target-port';
import { grpcTargetScheme } from '../../../lib/rules/grpc/grpc-target-scheme';
import { sampleDeployment, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const client = (value: string, ...more: readonly string[]) =>
  sampleDeployment({
    name: 'shop',
    container: { env: [{ name: 'T', value }, ...more.map((text) => ({ name: 'C', value: text }))] },
  });
const headless = sampleHeadlessService({ name: 'prices', spec: { ports: [{ name: 'grpc', port: 8088 }] } });
const clusterIp = sampleService({ name: 'prices', spec: { ports: [{ port: 8088 }] } });

test('a cluster IP is fine where a mesh balances, or where the client does not resolve by gRPC', () => {
  expect(placesOf(grpcClusteripTarget, [clusterIp, client('dns:///prices:8088')])).toHaveLength(1);
  expect(placesOf(grpcClusteripTarget, [clusterIp, client('dns:///prices:8088')], { mesh: 'linkerd' })).toEqual([]);
  expect(placesOf(grpcClusteripTarget, [clusterIp, client('prices:8088')])).toEqual([]);
});

test.each([
  ['dns://prices:8088', 1],
  ['dns://10.0.0.10:53', 0],
  ['dns://prices:53', 0],
  ['dns://resolver.example.org:8053', 0],
  ['dns://other.shop.svc:8088', 1],
])('the target %s has a slash too few: %i finding', (target, count) => {
  expect(placesOf(grpcTargetScheme, [headless, client(target)])).toHaveLength(count);
});

describe('the port of a target', () => {
  const translated = sampleHeadlessService({
    name: 'prices',
    spec: { ports: [{ name: 'grpc', port: 80, targetPort: 8088 }] },
  });
  const backend = (...ports: readonly number[]) =>
    sampleDeployment({ name: 'prices', container: { ports: ports.map((containerPort) => ({ containerPort })) } });

  test('is 443 where the target leaves it out', () => {
    const [fault] = findingsOf(grpcTargetPort, [headless, backend(8088), client('dns:///prices')]);
    expect(fault?.found).toContain('no port, which means 443');
    const https = sampleHeadlessService({ name: 'prices', spec: { ports: [{ name: 'grpc', port: 443 }] } });
    expect(placesOf(grpcTargetPort, [https, backend(443), client('dns:///prices')])).toEqual([]);
  });

  test('must be the one of the pods', () => {
    const [fault] = findingsOf(grpcTargetPort, [translated, backend(8088), client('dns:///prices:80')]);
    expect(fault).toMatchObject({ expected: 'port 8088' });
  });

  test.each([
    ['a container listens there as well', [translated, backend(8088, 80), client('dns:///prices:80')]],
    ['the pods are not in sight', [translated, client('dns:///prices:80')]],
    ['the Service does not list it', [translated, backend(8088), client('dns:///prices:9090')]],
  ])('is no finding where %s', (_, manifests) => {
    expect(placesOf(grpcTargetPort, manifests)).toEqual([]);
  });
});

test('silence about the policy is an info, because code can set it; pick_first is a warning; shuffled it is meant', () => {
  const severity = (...texts: readonly string[]) =>
    findingsOf(grpcPickFirst, [headless, client('dns:///prices:8088', ...texts)]).map(
      (fault) => fault.severity ?? 'own',
    );
  expect(severity()).toEqual(['info']);
  expect(severity('{"loadBalancingConfig":[{"pick_first":{}}]}')).toEqual(['own']);
  expect(severity('{"loadBalancingConfig":[{"pick_first":{"shuffleAddressList":true}}]}')).toEqual([]);
  expect(severity('{"loadBalancingConfig":[{"round_robin":{}}]}')).toEqual([]);
});

test('a config with both fields serves old and new clients', () => {
  const both = '{"loadBalancingPolicy":"round_robin","loadBalancingConfig":[{"round_robin":{}}]}';
  expect(placesOf(grpcConfigDeprecated, [client(both)])).toEqual([]);
  const config = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'c' },
    data: { x: '{"loadBalancingPolicy":"a"}' },
  };
  expect(placesOf(grpcConfigDeprecated, [config])).toEqual(['ConfigMap/c data.x']);
});

test('members of the group itself may see pods that are not ready', () => {
  const group = sampleHeadlessService({
    name: 'prices',
    spec: { ports: [{ port: 8088 }], publishNotReadyAddresses: true },
  });
  const member = sampleDeployment({ name: 'prices', container: { args: ['dns:///prices:8088'] } });
  expect(placesOf(grpcPublishNotReady, [group, member])).toEqual([]);
  expect(placesOf(grpcPublishNotReady, [group, client('dns:///prices:8088')])).toHaveLength(1);
});
