import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { grpcKeepaliveTooFast } from '../../../lib/rules/grpc/grpc-keepalive-too-fast';
import { sampleContainer, sampleDeployment, sampleHeadlessService } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const prices = sampleHeadlessService({ name: 'prices' });
const server = (value = '5m', name = 'prices', variable = 'GRPC_KEEPALIVE_MIN_TIME') =>
  sampleDeployment({ name, labels: { app: 'prices' }, container: { env: [{ name: variable, value }] } });
const TARGET = { name: 'TARGET', value: 'dns:///prices:8088' };
const ping = (value = '10s', name = 'GRPC_KEEPALIVE_TIME') => ({ name, value });
const client = (...env: Manifest[]) => sampleDeployment({ name: 'shop', container: { env } });
const PATH = 'Deployment/shop spec.template.spec.containers[0].env[1].value';

describe('a client that pings more often than its backends allow', () => {
  test('is found at the setting of the client', () => {
    expect(placesOf(grpcKeepaliveTooFast, [prices, server(), client(TARGET, ping())])).toEqual([PATH]);
  });

  test('is found by milliseconds too', () => {
    const shop = client(TARGET, ping('10000', 'GRPC_KEEPALIVE_TIME_MS'));
    expect(placesOf(grpcKeepaliveTooFast, [prices, server(), shop])).toEqual([PATH]);
  });

  test.each(['GRPC_MIN_PING_INTERVAL', 'GRPC_MIN_RECV_PING_INTERVAL', 'GRPC_PERMIT_KEEPALIVE_TIME'])(
    'is found where the backends say their minimum in %s',
    (variable) => {
      expect(
        placesOf(grpcKeepaliveTooFast, [prices, server('5m', 'prices', variable), client(TARGET, ping())]),
      ).toEqual([PATH]);
    },
  );

  test('is measured by the strictest of the backends', () => {
    const found = findingsOf(grpcKeepaliveTooFast, [
      prices,
      server('5s', 'lenient'),
      server('1m', 'strict'),
      server('8s', 'last'),
      client(TARGET, ping()),
    ]);
    expect(found).toMatchObject([{ expected: expect.stringContaining('60000 ms') as string }]);
  });
});

describe('nothing is found', () => {
  test.each(['5m', '300s', '10m'])('where the client pings each %s', (value) => {
    expect(placesOf(grpcKeepaliveTooFast, [prices, server(), client(TARGET, ping(value))])).toEqual([]);
  });

  test('where another container of the pod pings, which does not dial the target', () => {
    const containers = [
      sampleContainer({ env: [TARGET] }),
      sampleContainer({ name: 'other', ports: [], env: [ping()] }),
    ];
    const shop = sampleDeployment({ name: 'shop', podSpec: { containers } });
    expect(placesOf(grpcKeepaliveTooFast, [prices, server(), shop])).toEqual([]);
  });

  test('where another workload pings', () => {
    const other = sampleDeployment({ name: 'other', container: { env: [ping()] } });
    expect(placesOf(grpcKeepaliveTooFast, [prices, server(), client(TARGET), other])).toEqual([]);
  });

  test('where no backend says its minimum, or says it without a unit', () => {
    expect(placesOf(grpcKeepaliveTooFast, [prices, client(TARGET, ping())])).toEqual([]);
    expect(placesOf(grpcKeepaliveTooFast, [prices, server('300'), client(TARGET, ping())])).toEqual([]);
  });

  test('where the time of the client has no unit', () => {
    expect(placesOf(grpcKeepaliveTooFast, [prices, server(), client(TARGET, ping('10'))])).toEqual([]);
  });

  test('where the minimum is that of another Service', () => {
    const stock = sampleDeployment({
      name: 'stock',
      container: { env: [{ name: 'GRPC_KEEPALIVE_MIN_TIME', value: '5m' }] },
    });
    expect(placesOf(grpcKeepaliveTooFast, [prices, stock, client(TARGET, ping())])).toEqual([]);
  });

  test('where the client sets its timeout, or its own minimum as a server', () => {
    const shop = client(TARGET, ping('10s', 'GRPC_KEEPALIVE_TIMEOUT'), ping('10s', 'GRPC_PERMIT_KEEPALIVE_TIME'));
    expect(placesOf(grpcKeepaliveTooFast, [prices, server(), shop])).toEqual([]);
  });
});
