import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  istioProtocol,
  protocolOfText,
  trafficClass,
  type IstioPort,
  type IstioProtocol,
} from '../../lib/port/istio-protocol';

describe('the protocol that Istio takes a port for', () => {
  test.each<[string, IstioPort, IstioProtocol]>([
    ['a port that says nothing is detected', {}, 'auto'],
    ['UDP needs no name', { protocol: 'UDP' }, 'udp'],
    ['UDP wins over a name', { protocol: 'UDP', name: 'http-x' }, 'udp'],
    ['a name is read up to its first hyphen', { name: 'http-something' }, 'http'],
    ['a name may be the bare protocol', { name: 'tcp' }, 'tcp'],
    ['appProtocol wins over the name', { name: 'http-something', appProtocol: 'https' }, 'https'],
    ['appProtocol is enough', { name: 'something-httpx', appProtocol: 'https' }, 'https'],
    ['grpc-web is one word', { name: 'grpc-web-x' }, 'grpc-web'],
    ['grpc-web needs its hyphen', { name: 'grpcweb-x' }, 'auto'],
    ['a well-known port without a protocol is TCP', { port: 3306, name: 'random-name' }, 'tcp'],
    ['a well-known port with a protocol keeps it', { port: 3306, name: 'http-admin' }, 'http'],
    ['the words of Kubernetes are known in appProtocol', { appProtocol: 'kubernetes.io/h2c' }, 'http2'],
    ['a web socket is HTTP', { appProtocol: 'kubernetes.io/ws' }, 'http'],
    ['a web socket in TLS is HTTPS', { appProtocol: 'kubernetes.io/wss' }, 'https'],
    ['an unknown appProtocol hides a good name', { name: 'tcp-x', appProtocol: 'linkerd.io/opaque' }, 'auto'],
    ['an empty appProtocol hides a good name', { name: 'tcp-x', appProtocol: '' }, 'auto'],
    ['a protocol inside a word does not count', { name: 'httpx' }, 'auto'],
    ['a protocol at the end does not count', { name: 'ingester-http' }, 'auto'],
    ['cql is not known', { name: 'cql' }, 'auto'],
    ['a udp name makes a TCP port UDP', { name: 'udp-cluster', protocol: 'TCP' }, 'udp'],
    ['case does not matter', { name: 'TCP-x' }, 'tcp'],
    ['http_proxy is known', { appProtocol: 'http_proxy' }, 'http-proxy'],
    ['mysql, mongo and redis are known', { name: 'mysql-db' }, 'mysql'],
  ])('%s', (_promise, port, protocol) => {
    expect(istioProtocol(port)).toBe(protocol);
  });

  test('whatever follows the hyphen changes nothing', () => {
    const words = fc.constantFrom('tcp', 'http', 'http2', 'https', 'grpc', 'tls', 'mongo', 'mysql', 'redis', 'udp');
    fc.assert(
      fc.property(words, fc.string(), (word, rest) => {
        fc.pre(!(word === 'grpc' && rest.toLowerCase().startsWith('web')));
        expect(protocolOfText(`${word}-${rest}`)).toBe(word);
        expect(protocolOfText(`${word.toUpperCase()}-${rest}`)).toBe(word);
      }),
    );
  });

  test('a name counts only without appProtocol', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(65535), (name, appProtocol, port) => {
        expect(istioProtocol({ name, appProtocol, port })).toBe(istioProtocol({ appProtocol, port }));
      }),
    );
  });
});

test('HTTP, HTTP/2 and gRPC are found by host name, everything else by address', () => {
  const all: IstioProtocol[] = ['http', 'http2', 'http-proxy', 'grpc', 'grpc-web'];
  expect(all.map(trafficClass)).toEqual(all.map(() => 'http'));
  const raw: IstioProtocol[] = ['tcp', 'tls', 'https', 'mongo', 'mysql', 'redis'];
  expect(raw.map(trafficClass)).toEqual(raw.map(() => 'tcp'));
  expect(trafficClass('auto')).toBe('auto');
  expect(trafficClass('udp')).toBe('udp');
});
