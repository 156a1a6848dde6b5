import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { monitoredEndpoints } from '../shared/peer/monitors';
import { nameOf } from '../../manifest/names-in-words';

/** ServiceMonitors that name a port which none of their Services has. */
export const peerMonitorPort: Rule = {
  id: 'peer-monitor-port',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Name a port of the Service in a ServiceMonitor',
  why: 'The endpoint of a ServiceMonitor is the name of a port of the Service. A name that no selected Service has gives no target.',
  symptom: 'no targets for the monitor, and no error',
  fix: 'Write the name of the port as the Service has it.',
  source: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Endpoint',
  *check({ inventory }) {
    for (const { monitor, path, port, services } of monitoredEndpoints(inventory)) {
      if (port === undefined || services.length === 0) continue;
      const names = services.flatMap((service) => service.ports.flatMap(({ name }) => name ?? []));
      if (names.includes(port)) continue;
      yield {
        object: monitor.manifest,
        path: `${path}.port`,
        found: `"${port}"; ${services.map(nameOf).join(', ')} has ${names.length === 0 ? 'no named port' : [...new Set(names)].map((name) => `"${name}"`).join(', ')}`,
        expected: 'the name of a port of the Service',
      };
    }
  },
  examples: { bad: example('metrics'), good: example('http') },
};

function example(port: string): readonly Manifest[] {
  return [
    sampleHeadlessService({ metadata: { labels: { app: 'web' } } }),
    sampleStatefulSet(),
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: 'web' },
      spec: { selector: { matchLabels: { app: 'web' } }, endpoints: [{ port }] },
    },
  ];
}
