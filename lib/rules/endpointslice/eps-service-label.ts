import { dig } from '../../manifest/manifest';
import { sampleEndpointSlice } from '../examples';
import type { Rule } from '../rule';
import { SERVICE_NAME, writtenSlices } from '../shared/endpointslice/written-slices';

/** Finds slices that belong to no Service. */
export const epsServiceLabel: Rule = {
  id: 'eps-service-label',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Name the Service of an EndpointSlice in the label kubernetes.io/service-name',
  why: 'DNS servers, kube-proxy and meshes find the EndpointSlices of a Service by this label, not by their names. The API server accepts an EndpointSlice without the label, but nothing uses it.',
  symptom: 'NXDOMAIN for the name of the Service.',
  fix: 'Add the label kubernetes.io/service-name with the name of the Service.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#ownership',
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory))
      // A value that is no string is a finding of field-type.
      if ((dig(slice.manifest, 'metadata', 'labels', SERVICE_NAME) ?? '') === '')
        yield {
          object: slice.manifest,
          path: slice.labels.size > 0 ? 'metadata.labels' : 'metadata',
          found: `no label ${SERVICE_NAME}`,
          expected: `${SERVICE_NAME}: <name of the Service>`,
        };
  },
  examples: {
    bad: [sampleEndpointSlice({ metadata: { labels: { 'endpointslice.kubernetes.io/managed-by': 'cdk8s' } } })],
    good: [sampleEndpointSlice()],
  },
};
