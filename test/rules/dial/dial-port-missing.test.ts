import { expect, test } from 'vitest';
import { dialPortMissing } from '../../../lib/rules/dial/dial-port-missing';
import { sampleDeployment, samplePod, sampleService } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const client = (...env: { name: string; value: string }[]) => samplePod({ name: 'client', container: { env } });
const system = [sampleService({ spec: { ports: [{ name: 'http', port: 80, targetPort: 8080 }] } }), sampleDeployment()];

test('a port that the Service lacks is an error with the port that it has', () => {
  expect(findingsOf(dialPortMissing, [...system, client({ name: 'WEB', value: 'web:8080' })])).toMatchObject([
    { severity: 'error', expected: 'port 80', found: 'Service "web" has no port 8080; it has 80' },
  ]);
});

test('the port of a variable beside the host counts', () => {
  const host = { name: 'WEB_HOST', value: 'web' };
  expect(placesOf(dialPortMissing, [...system, client(host, { name: 'WEB_PORT', value: '8080' })])).toHaveLength(1);
  expect(placesOf(dialPortMissing, [...system, client(host, { name: 'WEB_PORT', value: '80' })])).toEqual([]);
});

test('a Service without a port in the files, and one outside of them, are no finding', () => {
  expect(placesOf(dialPortMissing, [...system, client({ name: 'WEB', value: 'http://web' })])).toEqual([]);
  expect(placesOf(dialPortMissing, [...system, client({ name: 'DB', value: 'db:5432' })])).toEqual([]);
});
