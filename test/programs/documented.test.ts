import { Testing, Chart } from 'cdk8s';
import { expect, test } from 'vitest';
import { chartOf, rendered } from '../support/synth';
import { documented, peersOfCdk8sPlus } from './documented';

test('the documented programs run as they stand, and synthesise', () => {
  const chart = chartOf();
  const { ledger } = documented(chart);
  const output = rendered(chart);
  expect(ledger.peerAddress(0, 'raft')).toBe('ledger-0.ledger:7000');
  expect(output.names()).toEqual(
    expect.arrayContaining([
      'Service/search-headless',
      'Deployment/search',
      'Service/ledger',
      'Service/ledger-client',
      'StatefulSet/ledger',
      'PodDisruptionBudget/ledger',
      'Service/prices',
      'Deployment/prices',
    ]),
  );
});

test('siblings that dial pod addresses do so on a port that Istio encrypts', () => {
  const chart = chartOf();
  documented(chart);
  const output = rendered(chart);
  expect(output.one('Service', 'search-headless').spec.ports).toEqual([
    { name: 'api', port: 8080, protocol: 'TCP', appProtocol: 'tcp' },
  ]);
  expect(output.one('Service', 'search-headless').spec.publishNotReadyAddresses).toBe(true);
});

test('the quorum forms together, has a disk a peer, and clients see ready peers only', () => {
  const chart = chartOf();
  documented(chart);
  const output = rendered(chart);
  const { podManagementPolicy, volumeClaimTemplates } = output.one('StatefulSet', 'ledger').spec;
  expect(podManagementPolicy).toBe('Parallel');
  expect(volumeClaimTemplates[0].spec.resources.requests.storage).toBe('10Gi');
  expect(output.one('Service', 'ledger-client').spec).not.toHaveProperty('publishNotReadyAddresses');
});

test('the gRPC client has the target of the backend in its namespace, and without a namespace a relative one', () => {
  const target = (chart: Chart) => {
    documented(chart);
    const shop = rendered(chart).objects.find((object) =>
      object.spec.template?.spec.containers[0].image.includes('shop'),
    );
    const { env } = shop!.spec.template.spec.containers[0];
    return env
      .map((variable: { value?: string }) => variable.value)
      .find((value?: string) => value?.startsWith('dns:'));
  };
  expect(target(chartOf())).toBe('dns:///prices.shop:8088');
  expect(target(new Chart(Testing.app(), 'bare'))).toBe('dns:///prices:8088');
});

test('a workload of cdk8s-plus becomes a group of peers', () => {
  const chart = chartOf();
  peersOfCdk8sPlus(chart);
  const output = rendered(chart);
  const container = output.container('DaemonSet', 'agents');
  expect(container.ports).toEqual([{ name: 'gossip', containerPort: 7946, protocol: 'TCP' }]);
  expect(container.env[0].name).toBe('POD_NAME');
  expect(output.one('DaemonSet', 'agents').spec.template.metadata.labels).toMatchObject(
    output.one('Service', 'gossip').spec.selector,
  );
});
