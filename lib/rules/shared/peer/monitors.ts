import type { Inventory } from '../../../manifest/inventory';
import { dig, labels, list, text } from '../../../manifest/manifest';
import type { Resource } from '../../../manifest/resource';
import { labelSelectorMatches } from '../../../manifest/selector';
import type { Service } from '../../../manifest/service';

/** One endpoint of a ServiceMonitor, and the Services of the run that the monitor selects. */
export interface MonitoredEndpoint {
  readonly monitor: Resource;
  readonly path: string;
  /** The name of the port of the Service; `undefined` where it is written otherwise. */
  readonly port: string | undefined;
  readonly services: readonly Service[];
}

/** The endpoints of all ServiceMonitors of Prometheus's operator. */
export function monitoredEndpoints(inventory: Inventory): readonly MonitoredEndpoint[] {
  return inventory.ofKind('ServiceMonitor').flatMap((monitor) => {
    if (monitor.group !== 'monitoring.coreos.com') return [];
    const services = inventory.nearest(
      inventory.services.filter(
        (service) => inReach(monitor, service) && labelSelectorMatches(monitor.spec.selector, service.labels),
      ),
      monitor,
    );
    return list(monitor.spec.endpoints).map((endpoint, index) => ({
      monitor,
      path: `spec.endpoints[${index}]`,
      port: text(dig(endpoint, 'port')),
      services,
    }));
  });
}

function inReach(monitor: Resource, service: Service): boolean {
  const selector = monitor.spec.namespaceSelector;
  if (dig(selector, 'any') === true) return true;
  const names = list(dig(selector, 'matchNames'));
  if (names.length === 0) return monitor.mayShareNamespace(service);
  return service.namespace === undefined || names.includes(service.namespace);
}

/** Whether a selector asks for anything; an empty one selects all Services of the namespace, which is meant. */
export function asksForLabels(monitor: Resource): boolean {
  return labels(dig(monitor.spec.selector, 'matchLabels')).size > 0;
}
