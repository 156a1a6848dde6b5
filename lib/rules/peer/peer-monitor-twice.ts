import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleService, sampleStatefulSet } from '../examples';
import { asksForLabels, monitoredEndpoints } from '../shared/peer/monitors';
import { nameOf } from '../../manifest/names-in-words';

/** ServiceMonitors that select both Services of a group. */
export const peerMonitorTwice: Rule = {
  id: 'peer-monitor-twice',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Let a ServiceMonitor select one Service of a group',
  why: 'A group has a headless Service for its members and another one for its clients, often with the same labels. A monitor that selects both scrapes each pod twice.',
  symptom: 'sums and rates are twice as high as they are, under two values of the label "service"',
  fix:
    'Select by a label that one of the Services has, such as cdk8s-headless/service-role: headless, which the ' +
    'constructs of cdk8s-headless set.',
  source: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitorSpec',
  *check({ inventory }) {
    for (const { monitor, port, services } of monitoredEndpoints(inventory)) {
      if (!asksForLabels(monitor)) continue;
      const scraped = services.filter((service) =>
        service.ports.some(({ name }) => name === port && name !== undefined),
      );
      for (const workload of new Set(scraped.flatMap((service) => inventory.selectedBy(service)))) {
        const twice = scraped.filter((service) => inventory.selectedBy(service).includes(workload));
        if (twice.length < 2) continue;
        yield {
          object: monitor.manifest,
          path: 'spec.selector',
          found: `Services ${twice.map(({ name }) => `"${name}"`).join(' and ')} lead to the pods of ${nameOf(workload)}, both with port "${port}"`,
          expected: 'labels that one of them has',
        };
        break;
      }
    }
  },
  examples: { bad: example({ app: 'web' }), good: example({ app: 'web', part: 'peers' }) },
};

function example(matchLabels: Manifest): readonly Manifest[] {
  return [
    sampleHeadlessService({ metadata: { labels: { app: 'web', part: 'peers' } } }),
    sampleService({ name: 'web-client', metadata: { labels: { app: 'web' } }, spec: { selector: { app: 'web' } } }),
    sampleStatefulSet(),
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: 'web' },
      spec: { selector: { matchLabels }, endpoints: [{ port: 'http' }] },
    },
  ];
}
