import { ApiObject } from 'cdk8s';
import { expect, test } from 'vitest';
import { StatefulPeerGroup } from '../../../lib';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { DEFAULT_SETTINGS } from '../../../lib/rules/settings';
import { synth } from '../../support/synth';

/** A group with three kinds of Services that all have the port `raft`, and a ServiceMonitor for it. */
const monitored = (matchLabels: Record<string, string>) =>
  synth((chart) => {
    new StatefulPeerGroup(chart, 'Ledger', {
      name: 'ledger',
      ports: [{ name: 'raft', number: 7000 }],
      clientService: { name: 'ledger-client', ports: [{ name: 'raft', number: 7000 }] },
      ordinalServices: {},
      containers: [{ image: 'registry.example/ledger:4.2' }],
    });
    new ApiObject(chart, 'Monitor', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: 'ledger' },
      spec: { selector: { matchLabels }, endpoints: [{ port: 'raft' }] },
    });
  });

const GROUP = { 'app.kubernetes.io/name': 'ledger' };
const ROLE = 'cdk8s-headless/service-role';

const scrapedTwice = (matchLabels: Record<string, string>) =>
  check(monitored(matchLabels).objects, CATALOGUE, DEFAULT_SETTINGS).filter(
    ({ rule }) => rule.id === 'peer-monitor-twice',
  );

test('a label tells the headless Service, that for clients and those of single pods apart', () => {
  const output = monitored(GROUP);
  expect(output.one('Service', 'ledger').metadata.labels[ROLE]).toBe('headless');
  expect(output.one('Service', 'ledger-client').metadata.labels[ROLE]).toBe('client');
  expect(output.one('Service', 'ledger-2').metadata.labels[ROLE]).toBe('ordinal');
});

test('a ServiceMonitor that selects by it scrapes each pod once', () => {
  expect(scrapedTwice(GROUP)).toHaveLength(1);
  expect(scrapedTwice({ ...GROUP, [ROLE]: 'headless' })).toEqual([]);
});
