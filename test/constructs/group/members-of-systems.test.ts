import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import { AddressForm, Formation, Members, StatefulPeerGroup, type HeadlessPort } from '../../../lib';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { DEFAULT_SETTINGS } from '../../../lib/rules/settings';
import { chartOf, rendered, type Rendered } from '../../support/synth';

interface System {
  readonly namespace?: string;
  readonly make: (chart: Chart) => unknown;
  /** The variable or the ConfigMap's key, and what stands there. */
  readonly lists: Readonly<Record<string, string>>;
}

const image = (name: string) => [{ image: `registry.example/${name}:1`, resources: {} }];
const NATS: HeadlessPort[] = [{ name: 'cluster', number: 6222 }];

const SYSTEMS: Readonly<Record<string, System>> = {
  ZooKeeper: {
    make: (chart) =>
      new StatefulPeerGroup(chart, 'Zk', {
        name: 'zk',
        ports: [
          { name: 'peer', number: 2888 },
          { name: 'election', number: 3888 },
        ],
        clientService: { name: 'zk-client', ports: [{ name: 'client', number: 2181 }] },
        memberVariables: {
          ZOO_SERVERS: Members.each('server.{ordinal+1}={host}:{port.peer}:{port.election};{port.client}', {
            separator: ' ',
            form: AddressForm.FULL,
          }),
        },
        containers: image('zookeeper'),
      }),
    lists: {
      ZOO_SERVERS:
        'server.1=zk-0.$(HEADLESS_DOMAIN):2888:3888;2181 server.2=zk-1.$(HEADLESS_DOMAIN):2888:3888;2181 server.3=zk-2.$(HEADLESS_DOMAIN):2888:3888;2181',
    },
  },
  MongoDB: {
    namespace: 'data',
    make: (chart) =>
      new StatefulPeerGroup(chart, 'Mongo', {
        name: 'mongo',
        ports: [{ name: 'mongodb', number: 27017 }],
        memberVariables: { MEMBERS: Members.each('{address.mongodb}') },
        containers: [
          {
            ...image('mongo')[0]!,
            envVariables: { URL: kplus.EnvValue.fromValue('mongodb://$(MEMBERS)/?replicaSet=rs0') },
          },
        ],
      }),
    lists: {
      MEMBERS: 'mongo-0.mongo:27017,mongo-1.mongo:27017,mongo-2.mongo:27017',
      URL: 'mongodb://$(MEMBERS)/?replicaSet=rs0',
    },
  },
  'NATS, with a ConfigMap that is made before the group': {
    namespace: 'messaging',
    make: (chart) => {
      const cluster = { name: 'nats', replicas: 2, ports: NATS };
      const routes = Members.each('nats://{address.cluster}', { separator: '\n' }).of(cluster);
      const config = new kplus.ConfigMap(chart, 'Config', { metadata: { name: 'nats' }, data: { routes } });
      new StatefulPeerGroup(chart, 'Nats', {
        ...cluster,
        restartOn: [config],
        containers: [
          {
            ...image('nats')[0]!,
            volumeMounts: [{ path: '/etc/nats', volume: kplus.Volume.fromConfigMap(chart, 'Volume', config) }],
          },
        ],
      });
    },
    lists: { routes: 'nats://nats-0.nats:6222\nnats://nats-1.nats:6222' },
  },
  Cassandra: {
    namespace: 'data',
    make: (chart) =>
      new StatefulPeerGroup(chart, 'Cassandra', {
        name: 'cassandra',
        replicas: 6,
        ports: [{ name: 'intra-node', number: 7000 }],
        formation: Formation.IN_ORDER,
        publishNotReadyAddresses: true,
        memberVariables: { SEEDS: Members.each('{host}', { first: 2 }) },
        containers: image('cassandra'),
      }),
    lists: { SEEDS: 'cassandra-0.cassandra,cassandra-1.cassandra' },
  },
};

/** What every group of names gets with `--strict`, whatever its props are. */
const OF_EVERY_GROUP = ['sts-min-ready', 'pod-prestop-dns'];

test.each(Object.entries(SYSTEMS))('%s gets its list, and no rule finds anything in it', (_, system) => {
  const chart = chartOf({ namespace: system.namespace });
  system.make(chart);
  const { objects } = rendered(chart);
  const texts = objects.flatMap(({ kind, data, spec }: Rendered): [string, unknown][] =>
    kind === 'ConfigMap'
      ? Object.entries(data as object)
      : (spec?.template?.spec.containers[0].env ?? []).map(({ name, value }: Rendered) => [name, value]),
  );
  expect(Object.fromEntries(texts)).toMatchObject(system.lists);
  // Linkerd rightly wants to know of servers that speak first, and not of their lists.
  for (const mesh of [undefined, 'none', 'istio-sidecar', 'istio-ambient'] as const)
    for (const strict of [false, true]) {
      const found = check(objects, CATALOGUE, { ...DEFAULT_SETTINGS, mesh, strict });
      const ids = found.map(({ rule }) => rule.id).filter((id) => !strict || !OF_EVERY_GROUP.includes(id));
      expect(ids, `${mesh} ${strict}`).toEqual([]);
    }
});
