import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';

const path = 'spec.template.spec.terminationGracePeriodSeconds';

export const podGraceZero: Rule = {
  id: 'pod-grace-zero',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not set the grace period of a StatefulSet to 0',
  why:
    'With a grace period of 0 the name of a pod is free before its process has ended: a second pod of the same name can ' +
    'start beside it and write to the same volume. The Kubernetes documentation calls it unsafe.',
  symptom: 'Two processes write to one volume after a node lost its connection; data is damaged.',
  fix: 'Remove the field (the default is 30 seconds), or set the time of a clean stop.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees',
  *check({ inventory }) {
    for (const { kind, manifest: object, podSpec, podSpecPath } of inventory.workloads)
      if (kind === 'StatefulSet' && podSpec.terminationGracePeriodSeconds === 0)
        yield {
          object,
          path: `${podSpecPath}.terminationGracePeriodSeconds`,
          found: '0',
          expected: 'the seconds that a clean stop takes, such as 30',
        };
  },
  examples: { bad: [withField(sampleStatefulSet(), path, 0)], good: [withField(sampleStatefulSet(), path, 30)] },
};
