import { expect, test } from 'vitest';
import { svcAppprotocol } from '../../../lib/rules/service/svc-appprotocol';
import { samplePort, sampleService } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const places = (appProtocol: unknown) => {
  const ports = [samplePort({ name: 'other', port: 1 }), samplePort({ appProtocol })];
  return placesOf(svcAppprotocol, [sampleService({ spec: { ports } })]);
};

test.each(['grpc web', 'grpc/', '/grpc', 'a/b/c', '-grpc', 'a'.repeat(64), 'Example.com/grpc'])(
  'the API refuses %j',
  (value) => {
    expect(places(value)).toEqual(['Service/web spec.ports[1].appProtocol']);
  },
);

test.each(['http', 'kubernetes.io/h2c', 'example.com/my-protocol', 'A_b.c', 'a'.repeat(63), undefined])(
  'the API takes %j',
  (value) => {
    expect(places(value)).toEqual([]);
  },
);
