import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

const RESERVED = [
  'kubernetes.io/service-name',
  'endpointslice.kubernetes.io/managed-by',
  'service.kubernetes.io/headless',
];

/** Labels on a Service that belong to its slices. */
export const svcReservedLabels: Rule = {
  id: 'svc-reserved-labels',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A Service carries no label that is reserved for EndpointSlices',
  why: "The controller copies a Service's labels to its slices, but leaves these out: it sets them itself.",
  symptom: 'The controller logs "using reserved endpoint slices label, skipping label", and the slices do not carry it',
  fix: 'Drop the label from the Service. On an EndpointSlice written by hand it is right.',
  source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetesioservice-name',
  *check({ inventory }) {
    for (const service of inventory.services)
      for (const label of RESERVED) {
        const value = service.labels.get(label);
        if (value !== undefined)
          yield {
            object: service.manifest,
            path: `metadata.labels['${label}']`,
            found: `"${value}"`,
            expected: 'no such label on a Service',
          };
      }
  },
  examples: {
    bad: [sampleHeadlessService({ metadata: { labels: { 'kubernetes.io/service-name': 'web' } } })],
    good: [sampleHeadlessService()],
  },
};
