import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';

const path = 'spec.template.spec.terminationGracePeriodSeconds';

export const podGraceZero: Rule = {
  id: 'pod-grace-zero',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Pods of a StatefulSet get time to end',
  why:
    'With a grace period of 0 the name of the pod is free before its process has ended: a second pod of the same identity ' +
    'can start beside it and write to the same volume. Kubernetes calls it unsafe and strongly discourages it.',
  symptom: 'two processes write to one volume after a node was cut off; data is damaged',
  fix: 'Leave the field out (30 seconds), or set what a clean stop takes.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees',
  *check({ inventory }) {
    for (const { kind, manifest: object, podSpec, podSpecPath } of inventory.workloads)
      if (kind === 'StatefulSet' && podSpec.terminationGracePeriodSeconds === 0)
        yield {
          object,
          path: `${podSpecPath}.terminationGracePeriodSeconds`,
          found: '0 seconds',
          expected: 'the time that a clean stop takes',
        };
  },
  examples: { bad: [withField(sampleStatefulSet(), path, 0)], good: [withField(sampleStatefulSet(), path, 30)] },
};
