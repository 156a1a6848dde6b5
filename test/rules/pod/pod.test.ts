import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { check } from '../../../lib/rules/engine';
import { podFqdn64 } from '../../../lib/rules/pod/pod-fqdn-64';
import { podHostnameLabel } from '../../../lib/rules/pod/pod-hostname-label';
import { podHostnameOnly } from '../../../lib/rules/pod/pod-hostname-only';
import { podPrestopDns } from '../../../lib/rules/pod/pod-prestop-dns';
import { podProbeFields } from '../../../lib/rules/pod/pod-probe-fields';
import { podReadinessMissing } from '../../../lib/rules/pod/pod-readiness-missing';
import { probePortName } from '../../../lib/rules/pod/probe-port-name';
import { probeShellArgs } from '../../../lib/rules/pod/probe-shell-args';
import { spreadMissing } from '../../../lib/rules/pod/spread-missing';
import { spreadSelector } from '../../../lib/rules/pod/spread-selector';
import type { Rule } from '../../../lib/rules/rule';
import {
  sampleDeployment,
  sampleHeadlessService,
  samplePod,
  sampleStatefulSet,
  withField,
} from '../../../lib/rules/examples';

const spec = 'spec.template.spec';
const container = `${spec}.containers[0]`;

function found(rule: Rule, ...manifests: readonly Manifest[]): readonly string[] {
  return check(manifests, [rule]).map(({ severity, path }) => `${severity} ${path}`);
}

function withProbe(probe: unknown, name = 'livenessProbe'): Manifest {
  return withField(sampleDeployment(), `${container}.${name}`, probe);
}

test.each([
  ['a script that reads its arguments', ['sh', '-c', 'test -f "$1"', '--', '/tmp/x']],
  ['a script that takes all of them', ['bash', '-ec', 'exec check "$@"', 'check', 'a']],
  ['a script in one argument', ['/bin/sh', '-c', 'exec redis-cli ping']],
  ['a program that is no shell', ['redis-cli', '-c', 'ping', 'again']],
  ['a script in a file', ['sh', '/probe.sh', 'a', 'b']],
  ['a script after more options', ['/bin/sh', '-c', '-e', 'exec pg_isready']],
  ['a script after an option with a name', ['bash', '-o', 'pipefail', '-ec', 'curl -f localhost']],
])('%s is no finding', (_, command) => {
  expect(found(probeShellArgs, withProbe({ exec: { command } }))).toEqual([]);
});

test.each([
  ['an option before -c', ['sh', '-e', '-c', 'test', '-f', '/tmp/alive']],
  ['an option after -c', ['sh', '-c', '-e', 'test', '-f', '/tmp/alive']],
])('a script split over several arguments is found behind %s', (_, command) => {
  const [finding] = check([withProbe({ exec: { command } })], [probeShellArgs]);
  expect(finding?.found).toBe('the script "test", and 2 more arguments that it does not read');
});

test('a probe with a number needs no declared port', () => {
  expect(found(probePortName, withProbe({ tcpSocket: { port: 9999 } }))).toEqual([]);
});

test('a probe cannot use the port of the container beside it', () => {
  const two = withField(sampleDeployment(), `${spec}.containers[1]`, {
    name: 'sidecar',
    image: 'registry.example/sidecar:1',
    livenessProbe: { httpGet: { port: 'http' } },
  });
  expect(found(probePortName, two)).toEqual([`error ${spec}.containers[1].livenessProbe.httpGet.port`]);
});

test('a patch without an image may leave ports and handlers to what it patches', () => {
  const patch = withField(withProbe({ initialDelaySeconds: 5 }), `${container}.image`, undefined);
  expect(found(podProbeFields, patch)).toEqual([]);
  expect(found(podProbeFields, withProbe({ initialDelaySeconds: 5 }))).toEqual([`error ${container}.livenessProbe`]);
  expect(found(probePortName, withField(patch, `${container}.livenessProbe`, { httpGet: { port: 'admin' } }))).toEqual(
    [],
  );
});

test('a handler set to null leaves the other one alone', () => {
  expect(found(podProbeFields, withProbe({ httpGet: null, tcpSocket: { port: 1 } }))).toEqual([]);
  expect(found(podProbeFields, withProbe({ httpGet: { port: 1 }, tcpSocket: { port: 1 } }))).toHaveLength(1);
});

test('successThreshold may be 2 in a readiness probe only', () => {
  const probe = { tcpSocket: { port: 8080 }, successThreshold: 2 };
  expect(found(podProbeFields, withProbe(probe, 'readinessProbe'))).toEqual([]);
  expect(found(podProbeFields, withProbe(probe, 'startupProbe'))).toHaveLength(1);
});

test('a port number in quotes is found once, by the rule for probes', () => {
  const probe = withProbe({ tcpSocket: { port: '8080' } });
  expect(found(podProbeFields, probe)).toEqual([`error ${container}.livenessProbe.tcpSocket.port`]);
  expect(found(probePortName, probe)).toEqual([]);
});

test.each([
  [
    'where not-ready pods are published anyway',
    withField(sampleHeadlessService(), 'spec.publishNotReadyAddresses', true),
    3,
  ],
  ['behind a Service with a cluster IP', withField(sampleHeadlessService(), 'spec.clusterIP', undefined), 3],
  ['for one replica', sampleHeadlessService(), 1],
])('a missing readiness probe is no finding %s', (_, service, replicas) => {
  const set = withField(sampleStatefulSet(), `${container}.readinessProbe`, undefined);
  expect(found(podReadinessMissing, service, withField(set, 'spec.replicas', replicas))).toEqual([]);
});

test('an anti-affinity to other pods in sight can be meant', () => {
  const anti = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term('db')] } };
  const web = withField(sampleDeployment(), `${spec}.affinity`, anti);
  const db = withField(sampleDeployment(), `${spec}.metadata.labels.app`, 'db');
  const labelled = withField(db, 'spec.template.metadata.labels.app', 'db');
  expect(found(spreadSelector, web, labelled)).toEqual([]);
  expect(found(spreadSelector, web)).toHaveLength(1);
});

test('a spread without a selector counts no pod', () => {
  const spread = [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }];
  expect(found(spreadSelector, withField(sampleDeployment(), `${spec}.topologySpreadConstraints`, spread))).toEqual([
    `warning ${spec}.topologySpreadConstraints[0]`,
  ]);
});

test('an affinity towards pods may mean pods of another release', () => {
  const near = { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term('cache')] } };
  expect(found(spreadSelector, withField(sampleDeployment(), `${spec}.affinity`, near))).toEqual([]);
});

function term(app: string) {
  return { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app } } };
}

test('replicas behind a Service with a cluster IP are no group to spread', () => {
  expect(
    found(spreadMissing, withField(sampleHeadlessService(), 'spec.clusterIP', undefined), sampleDeployment()),
  ).toEqual([]);
});

test.each([
  [{ exec: { command: ['sh', '-c', 'sleep 30'] } }, 1],
  [{ exec: { command: ['/bin/sleep', '40'] } }, 1],
  [{ sleep: { seconds: 30 } }, 1],
  [{ sleep: { seconds: 29 } }, 0],
  [{ exec: { command: ['sh', '-c', 'sleep 60 && drain'] } }, 0],
  [{ httpGet: { port: 8080 } }, 0],
])('a wait %j in the default grace period of 30 seconds has %i findings', (preStop, findings) => {
  const set = withField(sampleStatefulSet(), `${container}.lifecycle`, { preStop });
  expect(found(podPrestopDns, sampleHeadlessService(), set)).toHaveLength(findings);
});

test('a full host name of 64 characters fits, one of 65 does not', () => {
  const rest = '.web.shop.svc.cluster.local'.length;
  const pod = (length: number) => {
    let made = withField(samplePod(), 'metadata.namespace', 'shop');
    made = withField(withField(made, 'spec.subdomain', 'web'), 'spec.setHostnameAsFQDN', true);
    return withField(made, 'spec.hostname', 'x'.repeat(length - rest));
  };
  expect(found(podFqdn64, pod(64))).toEqual([]);
  expect(found(podFqdn64, pod(65))).toEqual(['error spec.setHostnameAsFQDN']);
});

test('a host name inside the pod only is no finding where no Service looks for it', () => {
  expect(found(podHostnameOnly, withField(samplePod(), 'spec.hostname', 'search'))).toEqual([]);
});

test('the host name in the template of a StatefulSet is overwritten, so that its letters do not matter', () => {
  expect(found(podHostnameLabel, withField(sampleStatefulSet(), `${spec}.hostname`, 'A.B'))).toEqual([]);
});

test.each([
  [{ httpGet: { path: '/' } }, 'httpGet'],
  [{ tcpSocket: { port: 0 } }, 'tcpSocket.port'],
  [{ tcpSocket: { port: 70000 } }, 'tcpSocket.port'],
  [{ grpc: {} }, 'grpc'],
  [{ exec: { command: [] } }, 'exec'],
])('the probe %j is refused at %s', (probe, field) => {
  expect(found(podProbeFields, withProbe(probe))).toEqual([`error ${container}.livenessProbe.${field}`]);
});
