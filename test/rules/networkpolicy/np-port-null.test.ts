import { expect, test } from 'vitest';
import { sampleNetworkPolicy } from '../../../lib/rules/examples';
import { npPortNull } from '../../../lib/rules/networkpolicy/np-port-null';
import { findingsOf } from '../rule-tests';

const found = (spec: object) => findingsOf(npPortNull, [sampleNetworkPolicy({ spec: { ...spec } })]);

test('a port that is null is found, in both directions', () => {
  const ports = [{ port: 80 }, { protocol: 'UDP', port: null }];
  expect(found({ ingress: [{ ports }], egress: [{}, { ports: [{ port: null }] }] })).toEqual([
    expect.objectContaining({ path: 'spec.ingress[0].ports[1].port', found: 'null, which means every UDP port' }),
    expect.objectContaining({ path: 'spec.egress[1].ports[0].port', found: 'null, which means every TCP port' }),
  ]);
});

test.each([{}, { port: 8080 }, { port: 'http' }, { protocol: 'TCP' }])('the port %j is meant', (port) => {
  expect(found({ ingress: [{ ports: [port] }] })).toEqual([]);
});
