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
  title: 'Members of a group are spread over nodes',
  why: 'Without a spread or an anti-affinity all members may land on one node, and its loss is the loss of the group.',
  symptom: 'kubectl get pods -o wide shows several members on one node',
  fix: 'Add topologySpreadConstraints over kubernetes.io/hostname, and over topology.kubernetes.io/zone where there are zones.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      if (!['StatefulSet', 'Deployment'].includes(workload.kind) || (workload.replicas ?? 1) < 2) continue;
      const { podSpec } = workload;
      const given =
        list(podSpec.topologySpreadConstraints).length > 0 || dig(podSpec, 'affinity', 'podAntiAffinity') !== undefined;
      // Replicas that nobody addresses one by one are no group.
      if (given || !inventory.servicesOf(workload).some(({ headless }) => headless)) continue;
      yield {
        object: workload.manifest,
        path: workload.podSpecPath,
        found: `${workload.replicas} replicas with neither topologySpreadConstraints nor podAntiAffinity`,
        expected: 'members on different nodes',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), sampleStatefulSet()],
    good: [sampleHeadlessService(), withField(sampleStatefulSet(), path, spread)],
  },
};
