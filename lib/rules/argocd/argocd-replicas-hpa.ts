import { text, dig, type Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

/** Replicas of workloads that an autoscaler counts. */
export const argocdReplicasHpa: Rule = {
  id: 'argocd-replicas-hpa',
  severity: 'info',
  enforcement: 'runtime',
  title: 'A workload that an autoscaler scales says nothing of `replicas`',
  why: 'Each apply sets the number back, and the autoscaler changes it again.',
  symptom: 'Pods come and go with each sync, and Argo CD is OutOfSync while the autoscaler wants another number.',
  fix: 'Leave `replicas` out.',
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
          found: `${String(workload.spec.replicas)}, beside HorizontalPodAutoscaler \`${scaler.name}\``,
          expected: 'no `replicas`',
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
