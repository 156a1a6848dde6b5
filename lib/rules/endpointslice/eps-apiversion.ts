import { sampleEndpointSlice } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { writtenSlices } from '../shared/endpointslice/written-slices';

/** Finds EndpointSlices of an API version that was removed. */
export const epsApiversion: Rule = {
  id: 'eps-apiversion',
  severity: 'error',
  enforcement: 'api',
  title: 'Set the apiVersion of an EndpointSlice to discovery.k8s.io/v1',
  why: 'Kubernetes has v1 since 1.21 and removed v1beta1 in 1.25. kubectl says: no matches for kind "EndpointSlice" in version "discovery.k8s.io/v1beta1".',
  symptom: 'the server could not find the requested resource',
  fix: 'Write apiVersion: discovery.k8s.io/v1, and nodeName and zone in place of endpoints[].topology.',
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/#endpointslice-v125',
  outranks: ['removed-api'],
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory))
      if (slice.apiVersion !== 'discovery.k8s.io/v1')
        yield {
          object: slice.manifest,
          path: 'apiVersion',
          found: quoted(slice.apiVersion),
          expected: '"discovery.k8s.io/v1"',
        };
  },
  examples: {
    bad: [sampleEndpointSlice({ apiVersion: 'discovery.k8s.io/v1beta1' })],
    good: [sampleEndpointSlice({ apiVersion: 'discovery.k8s.io/v1' })],
  },
};
