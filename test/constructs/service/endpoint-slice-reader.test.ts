import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { expect, test } from 'vitest';
import { DeploymentPeerGroup, EndpointSliceReader, HeadlessService, WireProtocol } from '../../../lib';
import { chartOf, messageOf, rendered, synth } from '../../support/synth';

const serviceIn = (chart: Chart) =>
  new HeadlessService(chart, 'Headless', {
    name: 'prices',
    ports: [{ name: 'grpc', number: 8088, protocol: WireProtocol.GRPC }],
    selector: { app: 'prices' },
  });

const output = synth((chart) => {
  const reader = new EndpointSliceReader(chart, 'Reader', { name: 'watcher', service: serviceIn(chart) });
  new kplus.Deployment(chart, 'Watcher', {
    metadata: { name: 'watcher' },
    serviceAccount: reader.serviceAccount,
    automountServiceAccountToken: true,
    containers: [{ image: 'registry.example/watcher:1' }],
  });
  new DeploymentPeerGroup(chart, 'Group', {
    name: 'group',
    ports: [{ name: 'peer', number: 7000 }],
    serviceAccount: reader.serviceAccount,
    automountServiceAccountToken: true,
    containers: [{ image: 'registry.example/watcher:1' }],
  });
});

test('the Role allows to get, list and watch EndpointSlices, and nothing more', () => {
  expect(output.one('Role', 'watcher').rules).toEqual([
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] },
  ]);
});

test('the RoleBinding gives the Role to the account', () => {
  expect(output.one('RoleBinding', 'watcher')).toMatchObject({
    metadata: { namespace: 'shop' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'watcher' },
    subjects: [{ kind: 'ServiceAccount', name: 'watcher', namespace: 'shop' }],
  });
});

test('the account mounts its token nowhere; the workload that watches mounts it', () => {
  expect(output.one('ServiceAccount', 'watcher').automountServiceAccountToken).toBe(false);
  for (const name of ['watcher', 'group'])
    expect(output.one('Deployment', name).spec.template.spec).toMatchObject({
      serviceAccountName: 'watcher',
      automountServiceAccountToken: true,
    });
});

test('a watcher in another namespace has its Role beside the Service and its account beside itself', () => {
  const app = Testing.app();
  const service = serviceIn(new Chart(app, 'backend', { namespace: 'prices' }));
  const client = new Chart(app, 'client', { namespace: 'shop' });
  new EndpointSliceReader(client, 'Reader', { name: 'watcher', service });
  const objects = rendered(client);
  expect(objects.one('Role', 'watcher').metadata.namespace).toBe('prices');
  expect(objects.one('RoleBinding', 'watcher')).toMatchObject({
    metadata: { namespace: 'prices' },
    subjects: [{ name: 'watcher', namespace: 'shop' }],
  });
  expect(objects.one('ServiceAccount', 'watcher').metadata.namespace).toBe('shop');
});

test('without a namespace nothing says one, and the binding means the account beside it', () => {
  const objects = synth((chart) => new EndpointSliceReader(chart, 'R', { name: 'w', service: serviceIn(chart) }), {});
  for (const kind of ['Role', 'RoleBinding', 'ServiceAccount'])
    expect(objects.one(kind, 'w').metadata).not.toHaveProperty('namespace');
  expect(objects.one('RoleBinding', 'w').subjects).toEqual([{ kind: 'ServiceAccount', name: 'w' }]);
});

test('one namespace known and the other not is refused, because the Role or the account would be in the wrong place', () => {
  const app = Testing.app();
  const unplaced = new Chart(app, 'unplaced');
  const placed = new Chart(app, 'placed', { namespace: 'shop' });
  const unplacedService = serviceIn(unplaced);
  const reader = (chart: Chart, service: HeadlessService) => () =>
    new EndpointSliceReader(chart, `R-${chart.node.children.length}`, { name: 'w', service });
  expect(messageOf(reader(placed, unplacedService))).toContain('- service: got "prices without a namespace"');
  expect(messageOf(reader(unplaced, serviceIn(placed)))).toContain('- namespace: got nothing');
});

test('an account that exists is bound, and no other is made', () => {
  const objects = synth((chart) => {
    const serviceAccount = kplus.ServiceAccount.fromServiceAccountName(chart, 'A', 'shop', { namespaceName: 'shop' });
    new EndpointSliceReader(chart, 'Reader', { name: 'watcher', service: serviceIn(chart), serviceAccount });
  });
  expect(objects.one('RoleBinding', 'watcher').subjects).toEqual([
    { kind: 'ServiceAccount', name: 'shop', namespace: 'shop' },
  ]);
  expect(objects.has('ServiceAccount', 'watcher')).toBe(false);
});

test('an account of another namespace than the workload is refused; an imported one is in "default" unless it says so', () => {
  const chart = chartOf();
  const serviceAccount = kplus.ServiceAccount.fromServiceAccountName(chart, 'A', 'shop');
  expect(
    messageOf(() => new EndpointSliceReader(chart, 'R', { name: 'w', service: serviceIn(chart), serviceAccount })),
  ).toContain('- serviceAccount: got "shop in namespace default"; expected an account in namespace shop');
});

test('a name that the API refuses is refused', () => {
  const chart = chartOf();
  const service = serviceIn(chart);
  expect(messageOf(() => new EndpointSliceReader(chart, 'R', { name: 'Watch_er', service }))).toContain('- name: got');
});

test('moving the construct or changing its id changes no byte', () => {
  const flat = synth((chart) => new EndpointSliceReader(chart, 'A', { name: 'w', service: serviceIn(chart) }));
  const deep = synth((chart) => {
    const service = serviceIn(chart);
    new EndpointSliceReader(new Construct(chart, 'Deeper'), 'B', { name: 'w', service });
  });
  expect(deep.yaml()).toBe(flat.yaml());
});
