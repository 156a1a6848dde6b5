import { Chart, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { DeploymentPeerGroup, ExternalPeers, HeadlessService, type HeadlessServiceProps } from '../../../lib';
import { chartOf, messageOf } from '../../support/synth';

const PORTS = [{ name: 'api', number: 8080 }];
const CONTAINERS = [{ image: 'registry.example/search:1.4' }];

const serviceIn = (chart = chartOf(), props: Partial<HeadlessServiceProps> = {}) =>
  new HeadlessService(chart, 'Headless', { name: 'search-headless', ports: PORTS, ...props });

/** The report on a group with another error beside that of its Service. */
const refusal = (service: HeadlessService) =>
  messageOf(
    () =>
      new DeploymentPeerGroup(service.node.scopes[1] as never, 'Newcomer', {
        name: 'newcomer',
        replicas: 0,
        service,
        containers: CONTAINERS,
      }),
  );

test('a Service that has a workload already is an error of the group, in the one report with all others', () => {
  const service = serviceIn();
  new DeploymentPeerGroup(service.node.scopes[1] as never, 'First', { name: 'first', service, containers: CONTAINERS });
  const message = refusal(service);
  expect(message).toContain('DeploymentPeerGroup "test/Newcomer" cannot be built from these props:');
  expect(message).toContain(
    '- service: got "search-headless, which selects \\"test/First\\" already"; expected a second HeadlessService',
  );
  expect(message).toContain('- replicas: got 0');
});

test('a Service of another namespace is an error of the group, with both namespaces', () => {
  const message = (group: string | undefined, service: string | undefined) => {
    const app = Testing.app();
    const chartIn = (id: string, namespace: string | undefined) => new Chart(app, id, namespace ? { namespace } : {});
    return messageOf(
      () =>
        new DeploymentPeerGroup(chartIn('group', group), 'Group', {
          name: 'search',
          service: serviceIn(chartIn('service', service)),
          containers: CONTAINERS,
        }),
    );
  };
  expect(message('shop', 'test')).toContain(
    '- service: got "search-headless in namespace test"; expected a Service in namespace shop',
  );
  expect(message(undefined, 'test')).toContain('expected a Service in namespace (none)');
  expect(message('shop', undefined)).toContain('- service: got "search-headless in namespace (none)"');
});

test('a Service with a selector of its own is an error of the group, in the one report with all others', () => {
  const message = refusal(serviceIn(chartOf(), { selector: { app: 'search' } }));
  expect(message).toContain('- service: got "search-headless, which selects the labels');
  expect(message).toContain('- replicas: got 0');
});

test('members outside the cluster are no Service for a group, which is said in the one report with all others', () => {
  const outside = new ExternalPeers(chartOf(), 'Postgres', {
    name: 'postgres',
    ports: PORTS,
    endpoints: [{ address: '10.20.0.7' }],
  });
  const message = refusal(outside);
  expect(message).toContain('- service: got "postgres, an ExternalPeers"; expected a HeadlessService for the pods');
  expect(message).toContain('- replicas: got 0');
});
