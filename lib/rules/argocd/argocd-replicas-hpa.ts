import { text, dig, type Manifest } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

/** Finds replicas of workloads that an autoscaler scales. */
export const argocdReplicasHpa: Rule = {
  id: 'argocd-replicas-hpa',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Leave replicas out of a workload that an autoscaler scales',
  why: 'Each apply resets the number, and the autoscaler changes it again.',
  symptom:
    'Pods are created and deleted with each sync, and Argo CD is OutOfSync while the autoscaler wants another number.',
  fix: 'Remove replicas.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/best_practices/#leaving-room-for-imperativeness',
  *check({ inventory, settings }) {
    for (const scaler of inventory.ofKind('HorizontalPodAutoscaler')) {
      const target = dig(scaler.spec, 'scaleTargetRef');
      const kind = text(dig(target, 'kind')) ?? '';
      for (const workload of inventory.named(kind, text(dig(target, 'name')) ?? '', scaler)) {
        if (workload.spec.replicas === undefined) continue;
        yield {
          object: workload.manifest,
          path: 'spec.replicas',
          found: `${quoted(workload.spec.replicas)}, while HorizontalPodAutoscaler ${quoted(scaler.name)} scales the workload`,
          expected: 'no replicas',
          ...(settings.argocd ? { severity: 'warning' as const } : {}),
        };
      }
    }
  },
  examples: { bad: example({ replicas: 3 }), good: example({ replicas: undefined }), settings: { argocd: true } },
};

function example(spec: Manifest): readonly Manifest[] {
  return [
    sampleDeployment({ spec }),
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        minReplicas: 2,
        maxReplicas: 5,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
        ],
      },
    },
  ];
}
