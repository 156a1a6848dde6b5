import { expect, test } from 'vitest';
import { sampleHeadlessService } from '../../../lib/rules/examples';
import { peerMonitorPort } from '../../../lib/rules/peer/peer-monitor-port';
import { placesOf } from '../rule-tests';

const monitor = (port: unknown, namespaceSelector = {}) => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: { name: 'web', namespace: 'monitoring' },
  spec: { selector: { matchLabels: { app: 'web' } }, namespaceSelector, endpoints: [{ port }] },
});
const service = sampleHeadlessService({ metadata: { namespace: 'shop', labels: { app: 'web' } } });
const reach = { matchNames: ['shop'] };

test('a port that no selected Service has is found', () => {
  expect(placesOf(peerMonitorPort, [service, monitor('metrics', reach)])).toEqual([
    'ServiceMonitor/web spec.endpoints[0].port',
  ]);
});

test('a port of the Service, no port, and a Service in a namespace out of reach are no finding', () => {
  expect(placesOf(peerMonitorPort, [service, monitor('http', reach)])).toEqual([]);
  expect(placesOf(peerMonitorPort, [service, monitor(undefined, reach)])).toEqual([]);
  expect(placesOf(peerMonitorPort, [service, monitor('metrics')])).toEqual([]);
});
