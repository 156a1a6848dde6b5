import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { fieldPath } from '../path';
import { compareVersions } from '../../kubernetes/versions';

const POD_INDEX = 'apps.kubernetes.io/pod-index';
const SINCE = '1.28';
const first = withField(sampleHeadlessService(), 'spec.selector', {
  app: 'web',
  'statefulset.kubernetes.io/pod-name': 'web-0',
});

export const stsPodLabels: Rule = {
  id: 'sts-pod-labels',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Select one pod of a StatefulSet by the label statefulset.kubernetes.io/pod-name',
  why:
    'Kubernetes sets the label apps.kubernetes.io/pod-index since 1.28. On older clusters a Service that selects ' +
    'by it has no endpoints. The label statefulset.kubernetes.io/pod-name exists in all versions.',
  symptom: 'kubectl get endpointslices shows no endpoints for the Service',
  fix: 'Select by statefulset.kubernetes.io/pod-name: <set>-<ordinal>.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-index-label',
  outranks: ['dns-record-missing'],
  *check({ inventory, settings: { kubernetes } }) {
    if (compareVersions(kubernetes.oldest, SINCE) >= 0) return;
    for (const { manifest: object, selector } of inventory.services)
      if (selector.has(POD_INDEX))
        yield {
          object,
          path: fieldPath('spec.selector', POD_INDEX),
          found: `a label that Kubernetes ${kubernetes.oldest} does not set`,
          expected: 'the label statefulset.kubernetes.io/pod-name, such as "web-0"',
          severity: compareVersions(kubernetes.newest, SINCE) < 0 ? 'error' : 'info',
        };
  },
  examples: {
    bad: [withField(first, `spec.selector['${POD_INDEX}']`, '0'), sampleStatefulSet()],
    good: [first, sampleStatefulSet()],
  },
};
