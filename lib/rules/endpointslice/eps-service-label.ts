import { dig } from '../../manifest/manifest';
import { sampleEndpointSlice } from '../examples';
import type { Rule } from '../rule';
import { SERVICE_NAME, writtenSlices } from '../shared/endpointslice/written-slices';

/** A slice of no Service. */
export const epsServiceLabel: Rule = {
  id: 'eps-service-label',
  severity: 'error',
  enforcement: 'runtime',
  title: 'An EndpointSlice names its Service in the label kubernetes.io/service-name',
  why: 'The name of a slice says nothing; DNS servers, kube-proxy and meshes find slices by this label. The API server takes a slice without it, and nobody ever reads that.',
  symptom: 'Accepted, and the name of the Service stays NXDOMAIN',
  fix: 'Add the label `kubernetes.io/service-name` with the name of the Service.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#ownership',
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory))
      // A value that is no text is another rule's finding.
      if ((dig(slice.manifest, 'metadata', 'labels', SERVICE_NAME) ?? '') === '')
        yield {
          object: slice.manifest,
          path: slice.labels.size > 0 ? 'metadata.labels' : 'metadata',
          found: `no label ${SERVICE_NAME}`,
          expected: `${SERVICE_NAME}: <the name of the Service>`,
        };
  },
  examples: {
    bad: [sampleEndpointSlice({ metadata: { labels: { 'endpointslice.kubernetes.io/managed-by': 'cdk8s' } } })],
    good: [sampleEndpointSlice()],
  },
};
