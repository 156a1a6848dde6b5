import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleHeadlessService, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { peerMonitorTwice } from '../../../lib/rules/peer/peer-monitor-twice';
import { findingsInFiles, placesOf } from '../rule-tests';

const monitor = (selector: Manifest, port = 'http') => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: { name: 'web' },
  spec: { selector, endpoints: [{ port }] },
});
const labelled = { labels: { app: 'web' } };
const group = [
  sampleHeadlessService({ metadata: { labels: { app: 'web', part: 'peers' } } }),
  sampleService({ name: 'web-client', metadata: labelled, spec: { selector: { app: 'web' } } }),
  sampleStatefulSet(),
];

test('labels that both Services of a group have are found', () => {
  expect(placesOf(peerMonitorTwice, [...group, monitor({ matchLabels: { app: 'web' } })])).toEqual([
    'ServiceMonitor/web spec.selector',
  ]);
});

test('a label of one of them, a port of one of them, and Services of two groups are no finding', () => {
  expect(placesOf(peerMonitorTwice, [...group, monitor({ matchLabels: { part: 'peers' } })])).toEqual([]);
  const client = sampleService({
    name: 'web-client',
    metadata: labelled,
    spec: { selector: { app: 'web' }, ports: [{ name: 'sql', port: 1 }] },
  });
  expect(placesOf(peerMonitorTwice, [group[0]!, client, group[2]!, monitor({ matchLabels: { app: 'web' } })])).toEqual(
    [],
  );
  const other = sampleService({ name: 'other', metadata: labelled });
  expect(placesOf(peerMonitorTwice, [group[0]!, other, group[2]!, monitor({ matchLabels: { app: 'web' } })])).toEqual(
    [],
  );
});

test('the Service of another file is not the one of this file', () => {
  const alternative = () => [
    sampleHeadlessService({ metadata: labelled }),
    sampleStatefulSet(),
    monitor({ matchLabels: { app: 'web' } }),
  ];
  expect(findingsInFiles(peerMonitorTwice, { 'native.yaml': alternative(), 'frr.yaml': alternative() })).toEqual([]);
  expect(
    findingsInFiles(peerMonitorTwice, {
      'all.yaml': [...group, monitor({ matchLabels: { app: 'web' } })],
      'frr.yaml': alternative(),
    }),
  ).toHaveLength(1);
});
