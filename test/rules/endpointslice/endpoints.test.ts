import { expect, test } from 'vitest';
import { epsPortNames } from '../../../lib/rules/endpointslice/eps-port-names';
import { epsPortNumber } from '../../../lib/rules/endpointslice/eps-port-number';
import { sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const spec = { selector: undefined, ports: [{ name: 'mongodb', port: 27017 }] };
const headless = sampleHeadlessService({ name: 'mongodb', spec });
const endpoints = (port: object) => ({
  apiVersion: 'v1',
  kind: 'Endpoints',
  metadata: { name: 'mongodb' },
  subsets: [{ addresses: [{ ip: '192.168.2.2' }], ports: [port] }],
});

test('a port of Endpoints without a name, or with another one, is found', () => {
  expect(placesOf(epsPortNames, [headless, endpoints({ port: 27017 })])).toEqual([
    'Endpoints/mongodb subsets[0].ports[0]',
  ]);
  expect(placesOf(epsPortNames, [headless, endpoints({ name: 'mongo', port: 27017 })])).toEqual([
    'Endpoints/mongodb subsets[0].ports[0].name',
  ]);
});

test('behind a cluster IP it is an error: the port has no backend', () => {
  const service = sampleService({ name: 'mongodb', spec });
  expect(findingsOf(epsPortNames, [service, endpoints({ port: 27017 })])).toMatchObject([{ severity: 'error' }]);
});

test('another number than that of the headless Service is found', () => {
  expect(placesOf(epsPortNumber, [headless, endpoints({ name: 'mongodb', port: 27018 })])).toEqual([
    'Endpoints/mongodb subsets[0].ports[0].port',
  ]);
});

test('the name and number of the Service are right', () => {
  const good = endpoints({ name: 'mongodb', port: 27017 });
  expect(placesOf(epsPortNames, [headless, good])).toEqual([]);
  expect(placesOf(epsPortNumber, [headless, good])).toEqual([]);
});
