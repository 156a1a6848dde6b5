import { slicesByService } from '../shared/endpointslice/written-slices';
import { mapping } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

export const svcSelectorEmpty: Rule = {
  id: 'svc-selector-empty',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Write at least one label into the selector of a Service',
  why:
    'In other kinds an empty selector matches everything. In a Service it is the same as no selector: the ' +
    'controller creates no endpoints.',
  symptom: 'no endpoints: NXDOMAIN for a headless Service, connection refused for one with a cluster IP',
  fix: 'Write the labels of the pods, or remove the selector and create EndpointSlices.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  *check({ inventory }) {
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
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { selector: {} } })],
    good: [sampleHeadlessService({ spec: { selector: { app: 'web' } } })],
  },
};
