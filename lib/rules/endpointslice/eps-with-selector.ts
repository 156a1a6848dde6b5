import { sampleEndpointSlice, sampleHeadlessService } from '../examples';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { SERVICE_NAME, writtenSlices } from '../shared/endpointslice/written-slices';

/** Finds slices written by hand for a Service whose slices the controller makes. */
export const epsWithSelector: Rule = {
  id: 'eps-with-selector',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not write an EndpointSlice for a Service with a selector',
  why: 'The controller makes EndpointSlices for the selected pods, and clients merge all EndpointSlices of a Service: they get its endpoints and yours.',
  symptom: 'DNS answers with the addresses of the EndpointSlice and with those of the pods.',
  fix: 'Remove the selector or the EndpointSlice.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory)) {
      const service = inventory.service(slice.labels.get(SERVICE_NAME) ?? '', slice);
      if (service === undefined || service.selector.size === 0) continue;
      const selector = [...service.selector].map((pair) => pair.join('=')).join(',');
      yield {
        object: slice.manifest,
        path: fieldPath('metadata.labels', SERVICE_NAME),
        found: `${quoted(service.name)}, a Service with the selector ${quoted(selector)}`,
        expected: 'a Service without a selector',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), sampleEndpointSlice()],
    good: [sampleHeadlessService({ spec: { selector: undefined } }), sampleEndpointSlice()],
  },
};
