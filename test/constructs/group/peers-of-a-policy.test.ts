import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { describe, expect, test } from 'vitest';
import {
  DeploymentPeerGroup,
  HeadlessService,
  StatefulPeerGroup,
  type PeerNetworkPolicyProps,
  type StatefulPeerGroupProps,
} from '../../../lib';
import { Connections } from '../../../lib/connections/connections';
import { cluster } from '../../../lib/discovery/cluster';
import { Inventory } from '../../../lib/manifest/inventory';
import { chartOf, messageOf, rendered } from '../../support/synth';

const CONTAINERS = [{ image: 'registry.example/app:1' }];

const dials = (address: string) => [{ ...CONTAINERS[0]!, envVariables: { PEER: kplus.EnvValue.fromValue(address) } }];

/** What becomes of the one address that a workload of a chart dials. */
const verdictOf = (chart: Chart, host: string): string => {
  const inventory = new Inventory(rendered(chart).objects);
  const found = new Connections(inventory, cluster({})).all.filter(({ address }) => address.host === host);
  return found.map(({ verdict }) => verdict.ready).join(' ') || 'nobody dials it';
};

const policyOf = (chart: Chart, name: string) => rendered(chart).one('NetworkPolicy', name).spec;

describe('groups behind one shared Service', () => {
  const ring = (chart: Chart) =>
    new HeadlessService(chart, 'Ring', { name: 'ring', shared: true, ports: [{ name: 'gossip', number: 7946 }] });
  const RING = { podSelector: { matchLabels: { 'cdk8s-headless/service': 'ring' } } };
  const GOSSIP = [{ port: 7946, protocol: 'TCP' }];

  test('are let in and out by the policy of each: peers are all pods behind the Service', () => {
    const chart = chartOf();
    const service = ring(chart);
    for (const name of ['a', 'b'])
      new StatefulPeerGroup(chart, name, {
        name,
        service,
        networkPolicy: { egress: [] },
        containers: dials(name === 'a' ? 'b-0.ring:7946' : 'a-0.ring:7946'),
      });
    expect(verdictOf(chart, 'b-0.ring')).toBe('works');
    expect(verdictOf(chart, 'a-0.ring')).toBe('works');
    for (const name of ['a', 'b']) {
      expect(policyOf(chart, name).ingress).toEqual([{ from: [RING], ports: GOSSIP }]);
      expect(policyOf(chart, name).egress[0]).toEqual({ to: [RING], ports: GOSSIP });
    }
  });

  test('that join it by select keep their own peers, and get those of the Service', () => {
    const chart = chartOf();
    const service = ring(chart);
    for (const name of ['write', 'read'])
      service.select(
        new StatefulPeerGroup(chart, name, {
          name,
          ports: [{ name: 'http', number: 3100 }],
          networkPolicy: { egress: [] },
          containers: CONTAINERS,
        }),
      );
    const own = { podSelector: { matchLabels: { 'cdk8s-headless/group': 'read' } } };
    const { ingress, egress } = policyOf(chart, 'read');
    expect(ingress).toEqual([
      { from: [own], ports: [{ port: 3100, protocol: 'TCP' }] },
      { from: [RING], ports: GOSSIP },
    ]);
    expect(egress.slice(0, 2)).toEqual([
      { to: [own], ports: [{ port: 3100, protocol: 'TCP' }] },
      { to: [RING], ports: GOSSIP },
    ]);
  });
});

describe('two groups that are one cluster', () => {
  const nodes = (chart: Chart, name: string, props: Partial<StatefulPeerGroupProps> = {}) =>
    new StatefulPeerGroup(chart, name, {
      name,
      ports: [{ name: 'transport', number: 9300 }],
      containers: CONTAINERS,
      networkPolicy: { egress: [] },
      ...props,
    });

  test('reach each other, where the one that is made later names the other', () => {
    const chart = chartOf();
    const master = nodes(chart, 'master', { containers: dials('data-2.data:9300') });
    nodes(chart, 'data', {
      containers: dials('master-2.master:9300'),
      networkPolicy: { peers: [master], egress: [] },
    });
    expect(verdictOf(chart, 'data-2.data')).toBe('works');
    expect(verdictOf(chart, 'master-2.master')).toBe('works');
  });

  test('reach each other, where one has no policy and says so afterwards', () => {
    const chart = chartOf();
    const master = nodes(chart, 'master', { networkPolicy: {} });
    const data = nodes(chart, 'data', { networkPolicy: undefined, containers: dials('master-0.master:9300') });
    master.addPeers(data);
    expect(verdictOf(chart, 'master-0.master')).toBe('works');
  });

  test('do not reach each other where nobody names them', () => {
    const chart = chartOf();
    nodes(chart, 'master');
    nodes(chart, 'data', { containers: dials('master-0.master:9300') });
    expect(verdictOf(chart, 'master-0.master')).toBe('fails');
  });

  test('are selected in the namespace of the other one', () => {
    const chart = chartOf();
    const there = new Chart(App.of(chart), 'there', { namespace: 'there' });
    nodes(chart, 'master', { networkPolicy: { peers: [nodes(there, 'data')] } });
    expect(policyOf(chart, 'master').ingress[1].from).toEqual([
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'there' } },
        podSelector: { matchLabels: { 'cdk8s-headless/group': 'data' } },
      },
    ]);
  });

  test('are an error where a policy of somebody else parts them, with the prop that helps', () => {
    const build = (props: Partial<StatefulPeerGroupProps>) => {
      const chart = chartOf();
      const master = nodes(chart, 'master', { replicas: 1, networkPolicy: undefined, ...props });
      nodes(chart, 'data', { replicas: 1, networkPolicy: { peers: [master] } });
      new ApiObject(chart, 'Deny', {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'deny' },
        spec: { podSelector: {}, policyTypes: ['Ingress'] },
      });
      return chart;
    };
    const message = messageOf(() => rendered(build({})));
    expect(message).toContain('[test/data] dial-service-closed: ');
    expect(message).toContain('from StatefulSet "data" to "master-0.master.shop.svc:9300", step policy');
    expect(message).toContain('Set "networkPolicy" of StatefulPeerGroup "test/master" to {}');
    expect(() => rendered(build({ networkPolicy: {} }))).not.toThrow();
  });

  test('are groups: a group is no peer of its own', () => {
    const chart = chartOf();
    const master = nodes(chart, 'master');
    expect(messageOf(() => master.addPeers(master))).toContain('cannot be its own peer: expected another group');
  });
});

describe('clients', () => {
  const PORTS = [
    { name: 'transport', number: 9300 },
    { name: 'metrics', number: 9114 },
  ];
  const client = { name: 'search', ports: [{ name: 'http', number: 9200 }] };
  const group = (
    make: (chart: Chart) => PeerNetworkPolicyProps,
    props: Partial<StatefulPeerGroupProps> = { clientService: client },
  ) => {
    const chart = chartOf();
    new StatefulPeerGroup(chart, 'Nodes', {
      name: 'nodes',
      ports: PORTS,
      containers: [...CONTAINERS, { name: 'exporter', image: 'x', ports: [{ name: 'prometheus', number: 7777 }] }],
      networkPolicy: make(chart),
      ...props,
    });
    return chart;
  };
  const shop = (chart: Chart) => kplus.Pods.select(chart, 'Shop', { labels: { app: 'shop' } });
  const SHOP = [{ podSelector: { matchLabels: { app: 'shop' } } }];

  test('never get a port of the peers that is not named', () => {
    const chart = group((one) => ({ clients: [shop(one)] }));
    expect(policyOf(chart, 'nodes').ingress.slice(1)).toEqual([
      { from: SHOP, ports: [{ port: 9200, protocol: 'TCP' }] },
    ]);
  });

  test('get the ports that the Services of single pods name', () => {
    const chart = group((one) => ({ clients: [shop(one)] }), { ordinalServices: { ports: ['transport'] } });
    expect(policyOf(chart, 'nodes').ingress[1].ports).toEqual([{ port: 9300, protocol: 'TCP' }]);
  });

  test('get the ports that are named for them', () => {
    const chart = group((one) => ({ clients: [shop(one)], clientPorts: ['transport', 'prometheus'] }));
    expect(policyOf(chart, 'nodes').ingress[1].ports).toEqual([
      { port: 9300, protocol: 'TCP' },
      { port: 7777, protocol: 'TCP' },
    ]);
  });

  test('without any port to call are an error, with the prop that names one', () => {
    expect(messageOf(() => group((one) => ({ clients: [shop(one)] }), {}))).toContain(
      'networkPolicy.clientPorts: got nothing; expected the names of ports such as ["transport"], or a "clientService"',
    );
  });

  test('that a policy forgets are an error, unless nobody is meant, or a rule lets somebody in', () => {
    expect(messageOf(() => group(() => ({})))).toContain(
      'networkPolicy.clients: got nothing; expected who calls, such as [Namespaces.select(chart, "Clients", { labels: { team: "shop" } })], or [] if nobody but the peers is meant. No client could call "http".',
    );
    expect(() => group(() => ({ clients: [] }))).not.toThrow();
    expect(() => group((one) => ({ rules: [{ from: [shop(one)], ports: ['http'] }] }))).not.toThrow();
  });

  test('by a rule get the ports of its names, those of a sidecar too', () => {
    const chart = group((one) => ({
      clients: [],
      rules: [{ from: [shop(one)], ports: ['metrics', 'prometheus'] }],
    }));
    expect(policyOf(chart, 'nodes').ingress.slice(1)).toEqual([
      {
        from: SHOP,
        ports: [
          { port: 9114, protocol: 'TCP' },
          { port: 7777, protocol: 'TCP' },
        ],
      },
    ]);
  });

  test('by a rule without callers or ports are an error: Kubernetes would take it for everybody', () => {
    const message = messageOf(() => group(() => ({ clients: [], rules: [{ from: [], ports: [] }] })));
    expect(message).toContain('networkPolicy.rules[0].from: got []; expected at least one caller');
    expect(message).toContain('networkPolicy.rules[0].ports: got []; expected at least one name of a port');
  });

  test('by a rule for a port that nothing has are an error at synth, since a container may still be added', () => {
    const chart = group((one) => ({ clients: [], rules: [{ from: [shop(one)], ports: ['metrisc'] }] }));
    expect(messageOf(() => rendered(chart))).toContain(
      'networkPolicy.rules[0].ports: got "metrisc"; expected one of "transport", "metrics", "http" and "prometheus". No container',
    );
  });

  test('that are workloads of the app are promised to get through, by a rule as well', () => {
    const chart = chartOf();
    const prometheus = new kplus.Deployment(chart, 'Prometheus', {
      metadata: { name: 'prometheus' },
      containers: CONTAINERS,
    });
    new DeploymentPeerGroup(chart, 'Search', {
      name: 'search',
      ports: PORTS,
      containers: CONTAINERS,
      networkPolicy: { rules: [{ from: [prometheus], ports: ['metrics'] }] },
    });
    new kplus.NetworkPolicy(chart, 'Deny', {
      metadata: { name: 'deny' },
      selector: prometheus,
      egress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
    });
    expect(messageOf(() => rendered(chart))).toContain('from Deployment "prometheus" to "search.shop.svc:9114", step');
  });
});
