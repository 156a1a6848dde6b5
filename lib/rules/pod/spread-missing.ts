import { dig, list } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';

const path = 'spec.template.spec.topologySpreadConstraints';
const spread = [
  {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { app: 'web' } },
  },
];

export const spreadMissing: Rule = {
  id: 'spread-missing',
  severity: 'info',
  enforcement: 'practice',
  title: 'Spread the pods of a group over nodes',
  why: 'Without topologySpreadConstraints or podAntiAffinity all pods can be on one node, and the whole group is lost with that node.',
  symptom: 'kubectl get pods -o wide shows several pods of the group on one node.',
  fix: 'Add topologySpreadConstraints over kubernetes.io/hostname, and over topology.kubernetes.io/zone where there are zones.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      if (!['StatefulSet', 'Deployment'].includes(workload.kind) || (workload.replicas ?? 1) < 2) continue;
      const { podSpec } = workload;
      const isSpread =
        list(podSpec.topologySpreadConstraints).length > 0 || dig(podSpec, 'affinity', 'podAntiAffinity') !== undefined;
      // Only pods that a headless Service selects form a group.
      if (isSpread || !inventory.servicesOf(workload).some(({ headless }) => headless)) continue;
      yield {
        object: workload.manifest,
        path: workload.podSpecPath,
        found: `${workload.replicas} replicas with neither topologySpreadConstraints nor podAntiAffinity`,
        expected: 'topologySpreadConstraints over kubernetes.io/hostname',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), sampleStatefulSet()],
    good: [sampleHeadlessService(), withField(sampleStatefulSet(), path, spread)],
  },
};
