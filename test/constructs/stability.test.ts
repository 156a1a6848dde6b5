import { Chart, Size, Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { expect, test } from 'vitest';
import {
  Addressing,
  DaemonSetPeerGroup,
  DeploymentPeerGroup,
  EndpointSliceReader,
  ExternalNameService,
  ExternalPeers,
  GrpcHeadlessBackend,
  IstioSafeHeadless,
  StatefulPeerGroup,
} from '../../lib';
import { chartOf, rendered } from '../support/synth';

const IMAGE = [{ image: 'registry.example/x:1' }];

/** Every construct, with everything that it can make, below some scope and with ids that begin with a word. */
function everything(scope: Construct, word: string): void {
  const headless = new IstioSafeHeadless(scope, `${word}Headless`, {
    name: 'search-headless',
    ports: [{ name: 'api', number: 8080 }],
    addressing: Addressing.POD_IP,
    peerAuthentication: { plaintextPorts: ['api'] },
  });
  new DeploymentPeerGroup(scope, `${word}Search`, {
    name: 'search',
    service: headless,
    networkPolicy: {},
    containers: IMAGE,
  });
  new StatefulPeerGroup(scope, `${word}Ledger`, {
    name: 'ledger',
    ports: [{ name: 'raft', number: 7000 }],
    storage: [{ name: 'data', size: Size.gibibytes(1), mountPath: '/data' }],
    clientService: { name: 'ledger-client', ports: [{ name: 'sql', number: 5432 }] },
    ordinalServices: {},
    networkPolicy: { clients: [] },
    containers: IMAGE,
  });
  new DaemonSetPeerGroup(scope, `${word}Agents`, {
    name: 'agents',
    ports: [{ name: 'gossip', number: 7946 }],
    networkPolicy: {},
    containers: IMAGE,
  });
  const backend = new GrpcHeadlessBackend(scope, `${word}Prices`, { name: 'prices', port: 8088, containers: IMAGE });
  new EndpointSliceReader(scope, `${word}Reader`, { name: 'prices-reader', service: backend.headless });
  new ExternalPeers(scope, `${word}Outside`, {
    name: 'outside',
    ports: [{ name: 'sql', number: 5432 }],
    endpoints: [{ address: '10.1.2.3' }],
  });
  new ExternalNameService(scope, `${word}Alias`, { name: 'alias', externalName: 'db.example.com' });
}

const yaml = (build: (chart: Chart) => void) => {
  const chart = chartOf();
  build(chart);
  return rendered(chart).yaml();
};

test('moving any construct in the tree, or renaming its id, changes no byte', () => {
  const here = yaml((chart) => everything(chart, 'A'));
  expect(yaml((chart) => everything(chart, 'Renamed'))).toBe(here);
  expect(yaml((chart) => everything(new Construct(new Construct(chart, 'Deeply'), 'Nested'), 'A'))).toBe(here);
});

test('synthesising any number of times gives the same bytes', () => {
  const chart = chartOf();
  everything(chart, 'A');
  const texts = Array.from({ length: 3 }, () => Yaml.stringify(...Testing.synth(chart)));
  expect(new Set(texts).size).toBe(1);
});

test('an autoscaler can target each kind of group', () => {
  const chart = chartOf();
  const groups = [
    new StatefulPeerGroup(chart, 'Ledger', {
      name: 'ledger',
      ports: [{ name: 'raft', number: 7000 }],
      containers: IMAGE,
    }),
    new DeploymentPeerGroup(chart, 'Search', {
      name: 'search',
      ports: [{ name: 'api', number: 80 }],
      containers: IMAGE,
    }),
    new GrpcHeadlessBackend(chart, 'Prices', { name: 'prices', port: 8088, containers: IMAGE }),
  ];
  for (const target of groups)
    new kplus.HorizontalPodAutoscaler(target, 'Scaler', {
      metadata: { name: target.name },
      target,
      maxReplicas: 9,
    });
  const output = rendered(chart);
  for (const group of groups) {
    expect(output.one(group.kind, group.name).spec).not.toHaveProperty('replicas');
    expect(output.one('HorizontalPodAutoscaler', group.name).spec.scaleTargetRef).toMatchObject({
      kind: group.kind,
      name: group.name,
    });
  }
});
