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
    for (const service of inventory.services) {
      const selector = mapping(service.spec.selector);
      if (selector === undefined || Object.keys(selector).length > 0 || service.type === 'ExternalName') continue;
      slices ??= slicesByService(inventory);
      if (slices.get(service.name)?.some((slice) => slice.mayShareNamespace(service)) === true) continue;
      if (inventory.named('Endpoints', service.name, service).length > 0) continue;
      yield {
        object: service.manifest,
        path: 'spec.selector',
        found: '{}',
        expected: 'labels of the pods, such as {"app":"web"}',
        severity: isNeeded(service, run) && !mayWriteEndpoints(inventory) ? 'warning' : 'info',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { selector: {} } })],
    good: [sampleHeadlessService({ spec: { selector: { app: 'web' } } })],
  },
};

/** Whether an object of the checked files needs the endpoints of a Service. */
function isNeeded(service: Service, run: Run): boolean {
  return (
    statefulSets(run.inventory).some((set) => governingService(run.inventory, set) === service) ||
    connectionsOf(run).all.some((connection) => connection.service === service)
  );
}
