import { expect, test } from 'vitest';
import { sampleDeployment } from '../../../lib/rules/examples';
import { podProbeFields } from '../../../lib/rules/pod/pod-probe-fields';
import { findingsOf } from '../rule-tests';

const CONTAINER = 'spec.template.spec.containers[0]';
const found = (probe: unknown, name = 'livenessProbe', more = {}) =>
  findingsOf(podProbeFields, [sampleDeployment({ container: { [name]: probe, ...more } })]).map(
    ({ path, found, expected }) => `${path.slice(CONTAINER.length + 1)}: ${found}; ${expected}`,
  );
const tcp = { tcpSocket: { port: 8080 } };
const PORT = 'a number from 1 to 65535, or the name of a container port';

test.each([{ initialDelaySeconds: 5 }, {}, { exec: null }])('the probe %j has no handler', (probe) => {
  expect(found(probe)).toEqual(['livenessProbe: no handler; one of "exec", "httpGet", "tcpSocket" and "grpc"']);
});

test('two handlers are found', () => {
  expect(found({ ...tcp, httpGet: { port: 1 } })).toEqual(['livenessProbe: httpGet and tcpSocket; one handler']);
});

test.each(['livenessProbe', 'startupProbe'])('a %s counts one success', (name) => {
  expect(found({ ...tcp, successThreshold: 2 }, name)).toEqual([
    `${name}.successThreshold: 2; 1, or no successThreshold`,
  ]);
  expect(found({ ...tcp, successThreshold: 1 }, name)).toEqual([]);
  expect(found({ ...tcp, successThreshold: 0 }, name)).toEqual([]);
  expect(found({ ...tcp, terminationGracePeriodSeconds: 5 }, name)).toEqual([]);
});

test('a readiness probe counts several successes, and has no grace period', () => {
  expect(found({ ...tcp, successThreshold: 2 }, 'readinessProbe')).toEqual([]);
  expect(found({ ...tcp, terminationGracePeriodSeconds: null }, 'readinessProbe')).toEqual([]);
  expect(found({ ...tcp, terminationGracePeriodSeconds: 5 }, 'readinessProbe')).toEqual([
    'readinessProbe.terminationGracePeriodSeconds: 5; no terminationGracePeriodSeconds in a readinessProbe',
  ]);
});

test.each([{}, { command: [] }, { command: null }])('the command of %j is missing', (exec) => {
  expect(found({ exec })).toEqual(['livenessProbe.exec: no command; a command, as a list of strings']);
});

test.each([
  [{ httpGet: { path: '/' } }, 'httpGet: no port'],
  [{ grpc: {} }, 'grpc: no port'],
  [{ tcpSocket: { port: null } }, 'tcpSocket: no port'],
  [{ tcpSocket: { port: 0 } }, 'tcpSocket.port: 0'],
  [{ grpc: { port: 70000 } }, 'grpc.port: 70000'],
])('the port of %j is found', (probe, place) => {
  expect(found(probe)).toEqual([`livenessProbe.${place}; ${PORT}`]);
});

test('a number in quotes is found, except for gRPC, where field-type finds it', () => {
  expect(found({ tcpSocket: { port: '8080' } })).toEqual(['livenessProbe.tcpSocket.port: "8080"; 8080']);
  expect(found({ httpGet: { port: '8080' } })).toEqual(['livenessProbe.httpGet.port: "8080"; 8080']);
  expect(found({ grpc: { port: '8080' } })).toEqual([]);
});

test.each([
  tcp,
  { httpGet: { port: 'http' } },
  { grpc: { port: 1 } },
  { exec: { command: ['true'] } },
  { httpGet: null, ...tcp },
  { exec: 'true' },
])('the probe %j is right', (probe) => {
  expect(found(probe)).toEqual([]);
});

test.each([{ initialDelaySeconds: 5 }, { exec: {} }, { httpGet: { path: '/' } }])(
  'a patch may have the probe %j: the rest is in what it patches',
  (probe) => {
    expect(found(probe, 'livenessProbe', { image: undefined })).toEqual([]);
  },
);
