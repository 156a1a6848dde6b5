import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { compareVersions } from '../../kubernetes/versions';
import { fieldPathOf } from '../shared/env/environment';

const INDEX = "metadata.labels['apps.kubernetes.io/pod-index']";
const SINCE = '1.28';
const env = (fieldPath: string) => [{ name: 'INDEX', valueFrom: { fieldRef: { fieldPath } } }];

export const envLabelsIndex: Rule = {
  id: 'env-labels-index',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Read the ordinal from the pod-index label only in a StatefulSet of Kubernetes 1.28 or later',
  why:
    'The StatefulSet controller sets the label apps.kubernetes.io/pod-index since 1.28; other controllers do not set it. The ' +
    'variable is empty where the label is missing.',
  symptom: 'The variable INDEX is empty.',
  fix: "Take the digits after the last hyphen of the pod's name.",
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-index-label',
  *check({ inventory, settings }) {
    for (const workload of inventory.workloads) {
      const { oldest, newest } = settings.kubernetes;
      const set = workload.kind === 'StatefulSet';
      if (set && compareVersions(oldest, SINCE) >= 0) continue;
      if (workload.kind === 'Pod' || (!set && workload.podLabels.has('apps.kubernetes.io/pod-index'))) continue;
      for (const container of workload.containers)
        for (const { path, valueFrom } of container.env)
          if (fieldPathOf(valueFrom) === INDEX)
            yield {
              object: workload.manifest,
              path: `${path}.valueFrom.fieldRef.fieldPath`,
              found: set
                ? `${quoted(INDEX)}, a label that Kubernetes ${oldest} does not set`
                : `${quoted(INDEX)}, a label that the controller of a ${workload.kind} does not set`,
              expected: set
                ? `Kubernetes ${SINCE} or later, or the ordinal from the pod's name`
                : 'a StatefulSet, or a label that the pod template sets',
              severity: !set ? 'warning' : compareVersions(newest, SINCE) < 0 ? 'error' : 'info',
            };
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'spec.template.spec.containers[0].env', env(INDEX))],
    good: [withField(sampleStatefulSet(), 'spec.template.spec.containers[0].env', env('metadata.name'))],
    settings: { kubernetes: { oldest: '1.27', newest: '1.37' } },
  },
};
