import { expect, test } from 'vitest';
import { Inventory } from '../../../../lib/manifest/inventory';
import type { Manifest } from '../../../../lib/manifest/manifest';
import { Workload } from '../../../../lib/manifest/workload';
import { sampleContainer, sampleDeployment, sampleStatefulSet } from '../../../../lib/rules/examples';
import { DEFAULT_SETTINGS } from '../../../../lib/rules/settings';
import { isPeerPort, isSidePort, membersOf } from '../../../../lib/rules/shared/mesh/sidecar-mesh';
import { placesOf, rulesOfTopics } from '../../rule-tests';

const INJECT = 'sidecar.istio.io/inject';
const namespace = (labels: object) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', labels } });

/** The names of the workloads whose pods have sidecars. */
function members(...manifests: readonly Manifest[]): readonly string[] {
  const inventory = new Inventory(manifests);
  const isMember = membersOf({ inventory, settings: DEFAULT_SETTINGS });
  return inventory.workloads.filter(isMember).map(({ name }) => name);
}

test.each(['none', 'linkerd'] as const)('no rule on Istio finds anything in core objects of the mesh %s', (mesh) => {
  const core = rulesOfTopics('istio').filter(({ examples }) =>
    examples.bad.every(({ apiVersion }) => !String(apiVersion).includes('istio')),
  );
  expect(core.length).toBeGreaterThan(15);
  for (const rule of core) expect(placesOf(rule, rule.examples.bad, { mesh }), rule.id).toEqual([]);
});

test('all workloads have sidecars where nothing says otherwise', () => {
  expect(members(sampleDeployment({ name: 'a' }), sampleStatefulSet({ name: 'b' }))).toEqual(['a', 'b']);
});

test.each([
  ['a label', { podLabels: { [INJECT]: 'false' } }],
  ['an annotation', { podAnnotations: { [INJECT]: 'false' } }],
  ['the network of the node', { podSpec: { hostNetwork: true } }],
  ['being a proxy', { container: { name: 'istio-proxy' } }],
])('pods are kept out of the mesh by %s', (_, sample) => {
  expect(members(sampleDeployment(sample))).toEqual([]);
});

test('pods that were read back with the sidecar that they got are members', () => {
  const proxy = { ...sampleContainer({ name: 'istio-proxy' }), restartPolicy: 'Always' };
  expect(members(sampleDeployment({ podSpec: { initContainers: [proxy] } }))).toEqual(['web']);
});

test('an init container with the name of the proxy makes no proxy', () => {
  expect(
    members(sampleDeployment({ podSpec: { initContainers: [sampleContainer({ name: 'istio-proxy' })] } })),
  ).toEqual(['web']);
});

test('jobs end, and are no members', () => {
  const job = (kind: string) => ({ ...sampleDeployment({ name: kind }), apiVersion: 'batch/v1', kind });
  expect(members(job('Job'), job('CronJob'))).toEqual([]);
});

test.each([
  ['a label', { podLabels: { [INJECT]: 'true' } }],
  ['an annotation', { podAnnotations: { [INJECT]: 'true' } }],
  ['a revision', { podLabels: { 'istio.io/rev': 'stable' } }],
])('where pods ask for a sidecar by %s, the others have none', (_, sample) => {
  const manifests = [sampleDeployment({ name: 'plain' }), sampleDeployment({ name: 'asking', ...sample })];
  expect(members(...manifests)).toEqual(['asking']);
  expect(members(...manifests, namespace({ 'istio-injection': 'enabled' }))).toEqual(['plain', 'asking']);
  expect(members(...manifests, namespace({ 'istio.io/rev': 'stable' }))).toEqual(['plain', 'asking']);
  expect(members(...manifests, namespace({ 'istio-injection': 'disabled' }))).toEqual(['asking']);
});

/** Whether the only port of a workload is one that no peer calls. */
function isSide(port: object, container: object = {}, podAnnotations = {}): boolean {
  const [workload] = new Inventory([
    sampleDeployment({ podAnnotations, container: { ports: [port], readinessProbe: undefined, ...container } }),
  ]).workloads;
  const [first] = workload instanceof Workload ? workload.servingContainers : [];
  return first?.ports[0] !== undefined && workload !== undefined && isSidePort(first.ports[0], first, workload);
}

test.each(['metrics', 'http-prom', 'health', 'admin', 'jmx', 'webhook'])('no peer calls the port %s', (name) => {
  expect(isSide({ name, containerPort: 9090 })).toBe(true);
});

test.each([
  ['it is a port of an exporter', { containerPort: 1 }, { name: 'postgres-exporter' }, {}],
  ['Prometheus scrapes it', { containerPort: 9102 }, {}, { 'prometheus.io/port': '9102' }],
  ['an HTTP probe uses it', { containerPort: 1 }, { livenessProbe: { httpGet: { port: 1 } } }, {}],
  ['a TCP probe uses it by name', { name: 'x', containerPort: 1 }, { startupProbe: { tcpSocket: { port: 'x' } } }, {}],
  ['a gRPC probe uses it', { containerPort: 1 }, { readinessProbe: { grpc: { port: 1 } } }, {}],
])('no peer calls a port where %s', (_, port, container, annotations) => {
  expect(isSide(port, container, annotations)).toBe(true);
});

test.each([
  ['nothing else uses it', { containerPort: 1 }, {}, {}],
  ['a probe uses another port', { containerPort: 1 }, { livenessProbe: { httpGet: { port: 2 } } }, {}],
  ['a probe has no port', { containerPort: 1 }, { livenessProbe: { exec: { command: ['x'] } } }, {}],
  ['Prometheus scrapes another port', { containerPort: 1 }, {}, { 'prometheus.io/port': '2' }],
  [
    'its name is one for peers, though a probe uses it',
    { name: 'raft', containerPort: 1 },
    { livenessProbe: { tcpSocket: { port: 1 } } },
    {},
  ],
])('a peer may call a port where %s', (_, port, container, annotations) => {
  expect(isSide(port, container, annotations)).toBe(false);
});

test('names for peers are recognised', () => {
  const port = (name: string | undefined) => ({ path: '', name, containerPort: 1, protocol: 'TCP', fields: {} });
  expect(
    ['raft', 'tcp-gossip', 'grpc', 'epmd', 'replica', 'cluster'].filter((name) => !isPeerPort(port(name))),
  ).toEqual([]);
  expect(['http-ui', 'backup', undefined, 'replay'].filter((name) => isPeerPort(port(name)))).toEqual([]);
});
