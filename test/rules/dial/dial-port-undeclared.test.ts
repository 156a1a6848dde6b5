import { expect, test } from 'vitest';
import { dialPortUndeclared } from '../../../lib/rules/dial/dial-port-undeclared';
import { sampleHeadlessService, samplePod, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const client = (value: string) => samplePod({ name: 'client', container: { env: [{ name: 'PEER', value }] } });

test('a port that neither a container nor the Service has is a warning with the declared ones', () => {
  const manifests = [sampleHeadlessService(), sampleStatefulSet(), client('web-0.web:8090')];
  expect(findingsOf(dialPortUndeclared, manifests)).toMatchObject([
    { severity: 'warning', expected: 'one of the declared ports: 8080' },
  ]);
});

test('a declared port, one that the Service lists, and containers that declare none are no finding', () => {
  const quorum = sampleHeadlessService({ spec: { ports: [{ name: 'quorum', port: 8090 }] } });
  const silent = sampleStatefulSet({ container: { ports: undefined } });
  expect(placesOf(dialPortUndeclared, [sampleHeadlessService(), sampleStatefulSet(), client('web:8080')])).toEqual([]);
  expect(placesOf(dialPortUndeclared, [quorum, sampleStatefulSet(), client('web-0.web:8090')])).toEqual([]);
  expect(placesOf(dialPortUndeclared, [sampleHeadlessService(), silent, client('web-0.web:8090')])).toEqual([]);
});
