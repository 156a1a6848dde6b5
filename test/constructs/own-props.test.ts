import { Duration, Size, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import {
  Addressing,
  ExternalPeers,
  GrpcHeadlessBackend,
  IstioSafeHeadless,
  StatefulPeerGroup,
  type StatefulPeerGroupProps,
} from '../../lib';
import { chartOf, rendered } from '../support/synth';

/** Props with every kind of list and struct in them. */
function richProps(chart: Chart): StatefulPeerGroupProps {
  const volume = kplus.Volume.fromEmptyDir(chart, 'Cache', 'cache');
  return {
    name: 'ledger',
    ports: [{ name: 'raft', number: 7000 }],
    storage: [{ name: 'data', size: Size.gibibytes(1), mountPath: '/data', labels: { tier: 'db' } }],
    clientService: { name: 'ledger-client', ports: [{ name: 'sql', number: 5432 }] },
    containers: [
      {
        name: 'main',
        image: 'registry.example/ledger:4.2',
        command: ['ledger'],
        args: ['serve'],
        ports: [{ number: 7000 }],
        envVariables: { LISTEN: kplus.EnvValue.fromValue('$(POD_IP)') },
        envFrom: [kplus.Env.fromConfigMap(kplus.ConfigMap.fromConfigMapName(chart, 'Settings', 'settings'))],
        volumeMounts: [{ path: '/cache', volume }],
        securityContext: { capabilities: { add: [kplus.Capability.CHOWN] } },
      },
    ],
    initContainers: [{ image: 'registry.example/prepare:1', args: ['once'] }],
    hostAliases: [{ ip: '10.20.0.7', hostnames: ['db.example'] }],
    podDns: { nameservers: ['10.96.0.10'], searches: ['example'], options: [{ name: 'ndots', value: '2' }] },
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ key: 'dedicated', value: 'db' }],
    topologySpread: [{ topologyKey: 'zone' }],
    metadata: { labels: { team: 'db' } },
    podMetadata: { labels: { team: 'db' }, annotations: { note: 'x' } },
    ipFamilies: [],
    terminationGracePeriod: Duration.seconds(40),
  };
}

/** All lists and structs below a value, those of classes left out. */
function parts(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  const plain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return plain ? [value, ...Object.values(value).flatMap(parts)] : [];
}

test('props that are frozen are taken, whatever is added to the group later', () => {
  const chart = chartOf();
  const props = richProps(chart);
  parts(props).forEach(Object.freeze);
  const group = new StatefulPeerGroup(chart, 'Ledger', props);
  const [main] = group.containers;
  main!.env.addVariable('LATER', kplus.EnvValue.fromValue('x'));
  main!.env.copyFrom(kplus.Env.fromSecret(kplus.Secret.fromSecretName(chart, 'Later', 'later')));
  main!.mount('/later', kplus.Volume.fromEmptyDir(chart, 'LaterVolume', 'later'));
  group.podMetadata.addLabel('later', 'x');
  group.dns.addNameserver('10.96.0.11');
  group.addHostAlias({ ip: '10.20.0.8', hostnames: ['later.example'] });
  expect(rendered(chart).container('StatefulSet', 'ledger').volumeMounts).toHaveLength(3);
});

test('what is done to the props after a group was made changes nothing of it', () => {
  const chart = chartOf();
  const props = richProps(chart);
  new StatefulPeerGroup(chart, 'Ledger', props);
  const before = rendered(chart).yaml();
  for (const part of parts(props)) {
    if (Array.isArray(part)) part.push('later');
    else Object.assign(part, { later: 'later' });
  }
  expect(rendered(chart).yaml()).toBe(before);
});

test('what is done to the props of a Service or a backend after it was made changes nothing of it', () => {
  const chart = chartOf();
  const mesh = {
    name: 'gossip',
    ports: [{ name: 'raft', number: 7000 }],
    addressing: Addressing.POD_IP,
    selector: { app: 'gossip' },
    ipFamilies: [],
    peerAuthentication: { plaintextPorts: ['raft'], metadata: { labels: { team: 'db' } } },
  };
  const outside = { name: 'pg', ports: [{ name: 'sql', number: 5432 }], endpoints: [{ address: '10.20.0.7' }] };
  const backend = { name: 'prices', port: 8088, containers: [{ image: 'p:2', args: ['x'] }], nodeSelector: { a: 'b' } };
  new IstioSafeHeadless(chart, 'Mesh', mesh);
  new ExternalPeers(chart, 'Outside', outside);
  new GrpcHeadlessBackend(chart, 'Prices', backend);
  const before = rendered(chart).yaml();
  for (const part of parts([mesh, outside, backend])) {
    if (Array.isArray(part)) part.push('later');
    else Object.assign(part, { later: 'later', number: 1 });
  }
  expect(rendered(chart).yaml()).toBe(before);
});
