import { sampleEndpointSlice, sampleHeadlessService } from '../examples';
import type { Rule } from '../rule';
import { SERVICE_NAME, writtenSlices } from '../shared/endpointslice/written-slices';

/** A slice written by hand beside those of the controller. */
export const epsWithSelector: Rule = {
  id: 'eps-with-selector',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A Service with an EndpointSlice written by hand has no selector',
  why: 'The controller makes slices for the pods of the selector, and readers merge all slices of a Service: its endpoints come beside yours.',
  symptom: 'DNS answers with the addresses of the slice and with those of the pods',
  fix: 'Drop the selector or the slice.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory)) {
      const service = inventory.service(slice.labels.get(SERVICE_NAME) ?? '', slice);
      if (service === undefined || service.selector.size === 0) continue;
      const selector = [...service.selector].map((pair) => pair.join('=')).join(',');
      yield {
        object: slice.manifest,
        path: `metadata.labels['${SERVICE_NAME}']`,
        found: `${service.name}, a Service with the selector ${selector}`,
        expected: 'a Service without a selector',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), sampleEndpointSlice()],
    good: [sampleHeadlessService({ spec: { selector: undefined } }), sampleEndpointSlice()],
  },
};
