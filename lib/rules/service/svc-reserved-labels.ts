import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

const RESERVED = [
  'kubernetes.io/service-name',
  'endpointslice.kubernetes.io/managed-by',
  'service.kubernetes.io/headless',
];

export const svcReservedLabels: Rule = {
  id: 'svc-reserved-labels',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not set labels on a Service that are reserved for EndpointSlices',
  why:
    'The EndpointSlice controller copies the labels of a Service to its slices, but not these: it sets them ' +
    'itself.',
  symptom:
    'the controller logs "using reserved endpoint slices label, skipping label", and the slices do not have the ' +
    'label',
  fix: 'Remove the label from the Service. It is right on an EndpointSlice that is written by hand.',
  source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetesioservice-name',
  *check({ inventory }) {
    for (const service of inventory.services)
      for (const label of RESERVED) {
        const value = service.labels.get(label);
        if (value !== undefined)
          yield {
            object: service.manifest,
            path: fieldPath('metadata.labels', label),
            found: quoted(value),
            expected: 'no such label on a Service',
          };
      }
  },
  examples: {
    bad: [sampleHeadlessService({ metadata: { labels: { 'kubernetes.io/service-name': 'web' } } })],
    good: [sampleHeadlessService()],
  },
};
