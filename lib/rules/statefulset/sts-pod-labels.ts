import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { compareVersions } from '../../kubernetes/versions';

const INDEX = 'apps.kubernetes.io/pod-index';
const SINCE = '1.28';
const first = withField(sampleHeadlessService(), 'spec.selector', {
  app: 'web',
  'statefulset.kubernetes.io/pod-name': 'web-0',
});

export const stsPodLabels: Rule = {
  id: 'sts-pod-labels',
  severity: 'info',
  enforcement: 'runtime',
  title: 'A Service for one pod of a StatefulSet selects it by its name',
  why:
    'The label apps.kubernetes.io/pod-index exists since 1.28 only, and a Service that selects by it has no endpoints on ' +
    'older clusters. The label statefulset.kubernetes.io/pod-name exists on all.',
  symptom: 'kubectl get endpointslices shows no endpoints for the Service',
  fix: 'Select by statefulset.kubernetes.io/pod-name: <set>-<ordinal>.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-index-label',
  *check({ inventory, settings: { kubernetes } }) {
    if (compareVersions(kubernetes.oldest, SINCE) >= 0) return;
    for (const { manifest: object, selector } of inventory.services)
      if (selector.has(INDEX))
        yield {
          object,
          path: `spec.selector['${INDEX}']`,
          found: `a label that Kubernetes ${kubernetes.oldest} does not set`,
          expected: 'statefulset.kubernetes.io/pod-name',
          severity: compareVersions(kubernetes.newest, SINCE) < 0 ? 'error' : 'info',
        };
  },
  examples: {
    bad: [withField(first, `spec.selector['${INDEX}']`, '0'), sampleStatefulSet()],
    good: [first, sampleStatefulSet()],
  },
};
