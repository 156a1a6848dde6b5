import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { grpcKuberesolver } from '../../../lib/rules/grpc/grpc-kuberesolver';
import { sampleDeployment, sampleHeadlessService } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const prices = (...ports: Manifest[]) => sampleHeadlessService({ name: 'prices', spec: { ports } });
const shop = (value: string) => sampleDeployment({ name: 'shop', container: { env: [{ name: 'TARGET', value }] } });
const NAMED = prices({ name: 'grpc', port: 8088 }, { name: 'metrics', port: 9090 });
const PATH = 'Deployment/shop spec.template.spec.containers[0].env[0].value';

describe('a watched target is wrong', () => {
  test('where its port is no name of a port of the Service', () => {
    expect(placesOf(grpcKuberesolver, [NAMED, shop('kubernetes:///prices:api')])).toEqual([PATH]);
    expect(findingsOf(grpcKuberesolver, [NAMED, shop('k8s:///prices:api')])).toMatchObject([
      { expected: '"grpc" or "metrics"' },
    ]);
  });

  test('where the ports of the Service have no names', () => {
    expect(placesOf(grpcKuberesolver, [prices({ port: 8088 }), shop('kubernetes:///prices:api')])).toEqual([PATH]);
  });

  test('where it names no port and the Service has none', () => {
    expect(placesOf(grpcKuberesolver, [prices(), shop('kubernetes:///prices')])).toEqual([PATH]);
  });
});

describe('a watched target is right', () => {
  test.each(['kubernetes:///prices:grpc', 'kubernetes:///prices:metrics', 'kubernetes:///prices:8088'])(
    'where it is %s',
    (value) => {
      expect(placesOf(grpcKuberesolver, [NAMED, shop(value)])).toEqual([]);
    },
  );

  test('where it names no port and the Service has one', () => {
    expect(placesOf(grpcKuberesolver, [prices({ port: 8088 }), shop('kubernetes:///prices')])).toEqual([]);
  });

  test('where its Service is not in the checked files', () => {
    expect(placesOf(grpcKuberesolver, [NAMED, shop('kubernetes:///stock:api')])).toEqual([]);
  });

  test('where DNS resolves it', () => {
    expect(placesOf(grpcKuberesolver, [NAMED, shop('dns:///prices:api')])).toEqual([]);
  });
});
