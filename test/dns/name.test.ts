import { expect, test } from 'vitest';
import { absoluteName, endpointName, serviceName, srvName } from '../../lib/dns/name';

test('a Service has a short, a cluster-wide and a full name', () => {
  expect(serviceName('db')).toBe('db');
  expect(serviceName('db', 'shop')).toBe('db.shop');
  expect(serviceName('db', 'shop', 'cluster.local')).toBe('db.shop.svc.cluster.local');
});

test("an endpoint's name is its label before the name of the Service", () => {
  expect(endpointName('db-0', 'db')).toBe('db-0.db');
  expect(endpointName('db-0', 'db', 'shop', 'k8s.example')).toBe('db-0.db.shop.svc.k8s.example');
});

test('an SRV name has the port and the protocol in lower case, each behind an underscore', () => {
  expect(srvName('raft', 'TCP', 'db')).toBe('_raft._tcp.db');
  expect(srvName('dns', 'UDP', 'db', 'shop', 'cluster.local')).toBe('_dns._udp.db.shop.svc.cluster.local');
});

test('an absolute name ends in exactly one dot', () => {
  expect(absoluteName('db.shop')).toBe('db.shop.');
  expect(absoluteName('db.shop.')).toBe('db.shop.');
});
