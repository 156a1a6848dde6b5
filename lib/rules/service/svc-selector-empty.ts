import { slicesByService } from '../shared/endpointslice/written-slices';
import { mapping } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

/** A selector without a label. */
export const svcSelectorEmpty: Rule = {
  id: 'svc-selector-empty',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'The selector of a Service names at least one label',
  why: 'Elsewhere an empty selector matches everything. That of a Service is the same as none: the controller makes no endpoints, and waits for somebody to write them.',
  symptom: 'No endpoints: NXDOMAIN for a headless Service, connection refused for one with a cluster IP',
  fix: 'Name the labels of the pods, or leave `selector` out and write EndpointSlices.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  *check({ inventory }) {
    let slices: ReturnType<typeof slicesByService> | undefined;
    for (const service of inventory.services) {
      const selector = mapping(service.spec.selector);
      if (selector === undefined || Object.keys(selector).length > 0 || service.type === 'ExternalName') continue;
      slices ??= slicesByService(inventory);
      if (slices.get(service.name)?.some((slice) => slice.mayShareNamespace(service)) === true) continue;
      if (inventory.named('Endpoints', service.name, service).length > 0) continue;
      yield { object: service.manifest, path: 'spec.selector', found: '{}', expected: 'the labels of the pods' };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { selector: {} } })],
    good: [sampleHeadlessService({ spec: { selector: { app: 'web' } } })],
  },
};
