import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { grpcScaleoutBlind } from '../../../lib/rules/grpc/grpc-scaleout-blind';
import { sampleContainer, sampleDeployment, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const service = sampleHeadlessService({ name: 'prices' });
const server = (container: Manifest = {}, name = 'prices') =>
  sampleDeployment({ name, labels: { app: 'prices' }, container });
const TARGET = { name: 'TARGET', value: 'dns:///prices:8088' };
const BALANCED = { name: 'CONFIG', value: '{"loadBalancingConfig":[{"round_robin":{}}]}' };
const client = (env: readonly Manifest[] = [TARGET, BALANCED], name = 'shop') =>
  sampleDeployment({ name, container: { env } });
const FOUND = 'Deployment/prices spec.template.spec.containers';

describe('backends that never end a connection', () => {
  test('are found behind a headless Service with a balancing client', () => {
    expect(placesOf(grpcScaleoutBlind, [service, server(), client()])).toEqual([FOUND]);
  });

  test.each(['least_request', 'ring_hash'])('are found where the client balances by %s', (value) => {
    expect(placesOf(grpcScaleoutBlind, [service, server(), client([TARGET, { name: 'POLICY', value }])])).toEqual([
      FOUND,
    ]);
  });

  test('are found once, however many clients they have', () => {
    expect(placesOf(grpcScaleoutBlind, [service, server(), client(), client(undefined, 'cart')])).toEqual([FOUND]);
  });

  test('are found beside backends of the same Service that have an age', () => {
    const aged = server({ args: ['--max-connection-age=5m'] }, 'prices-aged');
    expect(placesOf(grpcScaleoutBlind, [service, aged, server(), client()])).toEqual([FOUND]);
  });
});

describe('nothing is found', () => {
  test('where the client does not balance: it has one connection anyway', () => {
    expect(placesOf(grpcScaleoutBlind, [service, server(), client([TARGET])])).toEqual([]);
  });

  test('where another container balances than the one that dials', () => {
    const containers = [
      sampleContainer({ env: [TARGET] }),
      sampleContainer({ name: 'other', ports: [], env: [BALANCED] }),
    ];
    expect(
      placesOf(grpcScaleoutBlind, [service, server(), sampleDeployment({ name: 'shop', podSpec: { containers } })]),
    ).toEqual([]);
  });

  test('where the Service has a cluster IP: the client sees one address anyway', () => {
    expect(placesOf(grpcScaleoutBlind, [sampleService({ name: 'prices' }), server(), client()])).toEqual([]);
  });

  test.each([
    ['a variable', { env: [{ name: 'MAX_CONNECTION_AGE', value: '5m' }] }],
    ['an argument', { args: ['--max-connection-age=5m'] }],
    ['an option of the channel', { env: [{ name: 'OPTIONS', value: '{"grpc.maxConnectionAge":300}' }] }],
  ])('where the server has a connection age by %s', (_, container) => {
    expect(placesOf(grpcScaleoutBlind, [service, server(container), client()])).toEqual([]);
  });

  test('where the client watches EndpointSlices', () => {
    const watching = client([{ name: 'TARGET', value: 'kubernetes:///prices:8088' }, BALANCED]);
    expect(placesOf(grpcScaleoutBlind, [service, server(), watching])).toEqual([]);
  });

  test('where the target is of no Service in the checked files', () => {
    expect(placesOf(grpcScaleoutBlind, [server(), client()])).toEqual([]);
  });
});
