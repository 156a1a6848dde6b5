import { expect, test } from 'vitest';
import { sampleContainer, sampleDeployment } from '../../../lib/rules/examples';
import { probePortName } from '../../../lib/rules/pod/probe-port-name';
import { findingsOf } from '../rule-tests';

const PORTS = [{ name: 'http', containerPort: 8080 }, { containerPort: 1 }, { name: 'raft', containerPort: 2 }];
const found = (livenessProbe: object, more = {}) =>
  findingsOf(probePortName, [sampleDeployment({ container: { ports: PORTS, livenessProbe, ...more } })]);

test.each(['httpGet', 'tcpSocket'])('a name that the container does not declare is found in %s', (handler) => {
  expect(found({ [handler]: { port: 'admin' } })).toEqual([
    expect.objectContaining({
      path: `spec.template.spec.containers[0].livenessProbe.${handler}.port`,
      found: '"admin", which container "web" does not declare',
      expected: 'a number, or the name of a declared port; declared are "http", "raft"',
    }),
  ]);
});

test('a declared name that is near is the one that is meant', () => {
  expect(found({ httpGet: { port: 'htpp' } })).toEqual([expect.objectContaining({ expected: '"http"' })]);
});

test('a container without named ports has none to write', () => {
  expect(found({ tcpSocket: { port: 'admin' } }, { ports: [{ containerPort: 1 }] })).toEqual([
    expect.objectContaining({ expected: 'a number, or the name of a declared port' }),
  ]);
});

test('the port of another container is none of this one', () => {
  const sidecar = sampleContainer({ name: 'sidecar', ports: [], readinessProbe: { httpGet: { port: 'http' } } });
  const web = sampleDeployment({ podSpec: { containers: [sampleContainer(), sidecar] } });
  expect(findingsOf(probePortName, [web]).map(({ path }) => path)).toEqual([
    'spec.template.spec.containers[1].readinessProbe.httpGet.port',
  ]);
});

test.each([
  ['the container declares the name', { httpGet: { port: 'raft' } }, {}],
  ['the port is a number', { tcpSocket: { port: 9999 } }, {}],
  ['the port is a number in quotes, which pod-probe-fields finds', { tcpSocket: { port: '9999' } }, {}],
  ['the port is empty', { tcpSocket: { port: '' } }, {}],
  ['gRPC has no names of ports', { grpc: { port: 'admin' } }, {}],
  ['a patch leaves the ports out', { httpGet: { port: 'admin' } }, { image: undefined }],
])('nothing is found where %s', (_, probe, more) => {
  expect(found(probe, more)).toEqual([]);
});
