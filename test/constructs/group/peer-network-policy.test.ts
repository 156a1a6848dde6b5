import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import { StatefulPeerGroup, WireProtocol, type PeerNetworkPolicyProps } from '../../../lib';
import { chartOf, rendered } from '../../support/synth';

const PORTS = [
  { name: 'raft', number: 7000 },
  { name: 'gossip', number: 7946, protocol: WireProtocol.UDP },
  { name: 'signal', number: 2905, protocol: WireProtocol.SCTP },
];
const PEERS = [{ podSelector: { matchLabels: { 'cdk8s-headless/group': 'ledger' } } }];

const policy = (make: (chart: ReturnType<typeof chartOf>) => PeerNetworkPolicyProps) => {
  const chart = chartOf();
  new StatefulPeerGroup(chart, 'Ledger', {
    name: 'ledger',
    ports: PORTS,
    clientService: { name: 'ledger-client', ports: [{ name: 'sql', number: 5432 }] },
    containers: [{ image: 'x' }],
    networkPolicy: make(chart),
  });
  return rendered(chart).one('NetworkPolicy', 'ledger').spec;
};

test('peers reach each other on every port, whatever its transport; egress stays free', () => {
  const spec = policy(() => ({ clients: [] }));
  expect(spec.policyTypes).toEqual(['Ingress']);
  expect(spec.podSelector).toEqual(PEERS[0]!.podSelector);
  expect(spec.ingress).toEqual([
    {
      from: PEERS,
      ports: [
        { port: 7000, protocol: 'TCP' },
        { port: 7946, protocol: 'UDP' },
        { port: 2905, protocol: 'SCTP' },
        { port: 5432, protocol: 'TCP' },
      ],
    },
  ]);
});

test('clients reach the ports for clients only', () => {
  const spec = policy((chart) => ({
    clients: [
      new kplus.Deployment(chart, 'Shop', { metadata: { name: 'shop' }, containers: [{ image: 'x' }] }),
      kplus.Namespaces.select(chart, 'Others', { labels: { team: 'a' } }),
      kplus.NetworkPolicyIpBlock.ipv4(chart, 'Office', '10.1.0.0/16', ['10.1.9.0/24']),
    ],
  }));
  const [, clients] = spec.ingress;
  expect(clients.ports).toEqual([{ port: 5432, protocol: 'TCP' }]);
  expect(clients.from).toHaveLength(3);
  expect(Object.keys(clients.from[0].podSelector.matchLabels)).toHaveLength(1);
  expect(clients.from[1]).toMatchObject({ namespaceSelector: { matchLabels: { team: 'a' } } });
  expect(clients.from[2]).toEqual({ ipBlock: { cidr: '10.1.0.0/16', except: ['10.1.9.0/24'] } });
});

test('restricted egress leaves DNS open, over UDP and TCP, and the way to the peers', () => {
  const spec = policy(() => ({ clients: [], egress: [] }));
  expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
  expect(spec.egress[0].to).toEqual(PEERS);
  expect(spec.egress[1]).toEqual({
    ports: [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ],
  });
  expect(spec.egress).toHaveLength(2);
});

test('further destinations are added to restricted egress', () => {
  const spec = policy((chart) => ({ clients: [], egress: [kplus.NetworkPolicyIpBlock.anyIpv4(chart, 'Any')] }));
  expect(spec.egress[2]).toEqual({ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] });
});
