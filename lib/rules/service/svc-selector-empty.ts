import { slicesByService } from '../shared/endpointslice/written-slices';
import { mayWriteEndpoints } from '../shared/endpointslice/endpoint-writers';
import { connectionsOf } from '../shared/connections/connections-of';
import { governingService, statefulSets } from '../shared/statefulset/stateful-sets';
import type { Service } from '../../manifest/service';
import { mapping } from '../../manifest/manifest';
import type { Rule, Run } from '../rule';
import { sampleHeadlessService } from '../examples';

export const svcSelectorEmpty: Rule = {
  id: 'svc-selector-empty',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Write at least one label into the selector of a Service',
  why:
    'In other kinds an empty selector matches everything. In a Service it is the same as no selector: the ' +
    'controller creates no endpoints. A program may write them later, so this is a warning only where a pod of the ' +
    'checked files dials the Service or a StatefulSet names it, and no role lets anybody write endpoints.',
  symptom: 'no endpoints: NXDOMAIN for a headless Service, connection refused for one with a cluster IP',
  fix: 'Write the labels of the pods, or remove the selector and create EndpointSlices.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  outranks: ['dns-record-missing'],
  *check(run) {
    const { inventory } = run;
    let slices: ReturnType<typeof slicesByService> | undefined;
    let needed: ReadonlySet<Service> | undefined;
    for (const service of inventory.services) {
      const selector = mapping(service.spec.selector);
      if (selector === undefined || Object.keys(selector).length > 0 || service.type === 'ExternalName') continue;
      slices ??= slicesByService(inventory);
      if (slices.get(service.name)?.some((slice) => slice.mayShareNamespace(service)) === true) continue;
      if (inventory.named('Endpoints', service.name, service).length > 0) continue;
      needed ??= mayWriteEndpoints(inventory) ? new Set() : neededServices(run);
      yield {
        object: service.manifest,
        path: 'spec.selector',
        found: '{}',
        expected: 'labels of the pods, such as {"app":"web"}',
        severity: needed.has(service) ? 'warning' : 'info',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { selector: {} } })],
    good: [sampleHeadlessService({ spec: { selector: { app: 'web' } } })],
  },
};

/** The Services whose endpoints some object of the checked files needs. */
function neededServices(run: Run): ReadonlySet<Service> {
  return new Set([
    ...statefulSets(run.inventory).flatMap((set) => governingService(run.inventory, set) ?? []),
    ...connectionsOf(run).all.flatMap(({ service }) => service ?? []),
  ]);
}
