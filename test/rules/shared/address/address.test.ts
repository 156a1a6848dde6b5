import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressesIn, isGrpcTarget } from '../../../../lib/rules/shared/address/address';

const brief = (text: string) => addressesIn(text).map(({ scheme, host, port }) => [scheme, host, port]);

describe('addresses in a text', () => {
  test.each<[string, (string | number | undefined)[][]]>([
    ['http://web:80/path?x=1', [['http', 'web', 80]]],
    ['dns:///prices.shop:8088', [['dns', 'prices.shop', 8088]]],
    [
      'web-0.nginx:80,web-1.nginx:80',
      [
        [undefined, 'web-0.nginx', 80],
        [undefined, 'web-1.nginx', 80],
      ],
    ],
    ['--initial-cluster=etcd-0=http://etcd-0.etcd:2380', [['http', 'etcd-0.etcd', 2380]]],
    ['postgres://user:pass@db.data.svc:5432/app', [['postgres', 'db.data.svc', 5432]]],
    ['--peer=web-0:80', [[undefined, 'web-0', 80]]],
    ['web-0.nginx.default.svc.cluster.local', [[undefined, 'web-0.nginx.default.svc.cluster.local', undefined]]],
    ['kubernetes:///prices.shop:grpc', [['kubernetes', 'prices.shop', 'grpc']]],
    ['{"url": "http://web:80"}', [['http', 'web', 80]]],
    ['until nc -z web-0.nginx 80; do sleep 1; done', [[undefined, 'web-0.nginx', undefined]]],
  ])('%s', (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });

  test.each([
    'nginx:1.9',
    'web',
    '10.0.0.1:80',
    'http://10.0.0.1',
    'http://$(POD_IP):80',
    '$(POD_NAME).nginx.default.svc.cluster.local',
    'web-${INDEX}.nginx:80',
    '$HOSTNAME.nginx:80',
    'web:70000',
    'a: b',
    'kubernetes://apis/apps/v1/namespaces/mesh/deployments/gateway',
    '',
  ])('%j holds none', (text) => {
    expect(addressesIn(text)).toEqual([]);
  });

  test('a name with a dot at its end is absolute, and its host has no dot there', () => {
    expect(addressesIn('dns:///web.default.svc.cluster.local.:80')[0]).toMatchObject({
      absolute: true,
      host: 'web.default.svc.cluster.local',
    });
  });

  test('a gRPC target with two slashes names a DNS server and nothing to resolve', () => {
    expect(addressesIn('dns://prices:80')[0]).toMatchObject({ authority: 'prices:80', host: '' });
    expect(addressesIn('dns://8.8.8.8/prices:80')[0]).toMatchObject({ authority: '8.8.8.8', host: 'prices' });
  });

  test("gRPC resolves only its own schemes' addresses", () => {
    expect(addressesIn('xds:///a:1 dns:///a:1 http://a:1').map(isGrpcTarget)).toEqual([true, true, false]);
  });

  test('no text crashes it, and every host is one that could stand in DNS', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', 'dns:///', 'http://', 'dns://', 'x='), (text, front) => {
        for (const { host } of addressesIn(front + text)) expect(host).toMatch(/^[-a-z0-9_.]*$/);
      }),
    );
  });

  test('what is written as host and port is read as host and port', () => {
    const label = fc.stringMatching(/^[a-z]([-a-z0-9]{0,8}[a-z0-9])?$/);
    fc.assert(
      fc.property(
        fc.array(label, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 65535 }),
        (labels, port) => {
          const host = labels.join('.');
          expect(brief(`${host}:${port}`)).toEqual([[undefined, host, port]]);
          expect(brief(`http://${host}:${port}/x`)).toEqual([['http', host, port]]);
          expect(brief(`dns:///${host}:${port}`)).toEqual([['dns', host, port]]);
        },
      ),
    );
  });
});
