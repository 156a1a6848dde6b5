import { sampleEndpointSlice } from '../examples';
import type { Rule } from '../rule';
import { writtenSlices } from '../shared/endpointslice/written-slices';

/** An EndpointSlice of a version that is gone. */
export const epsApiversion: Rule = {
  id: 'eps-apiversion',
  severity: 'error',
  enforcement: 'api',
  title: 'An EndpointSlice is of the version discovery.k8s.io/v1',
  why: 'v1 is there since Kubernetes 1.21; v1beta1 was removed in 1.25. kubectl words it `no matches for kind "EndpointSlice" in version "discovery.k8s.io/v1beta1"`.',
  symptom: 'the server could not find the requested resource',
  fix: 'Write `apiVersion: discovery.k8s.io/v1`; `endpoints[].topology` became `nodeName` and `zone`.',
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/#endpointslice-v125',
  outranks: ['removed-api'],
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory))
      if (slice.apiVersion !== 'discovery.k8s.io/v1')
        yield { object: slice.manifest, path: 'apiVersion', found: slice.apiVersion, expected: 'discovery.k8s.io/v1' };
  },
  examples: {
    bad: [sampleEndpointSlice({ apiVersion: 'discovery.k8s.io/v1beta1' })],
    good: [sampleEndpointSlice({ apiVersion: 'discovery.k8s.io/v1' })],
  },
};
