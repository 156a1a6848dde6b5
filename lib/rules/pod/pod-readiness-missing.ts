import type { Workload } from '../../manifest/workload';
import { dig, mapping } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { isWorkloadPatch } from '../partial-manifest';

export const podReadinessMissing: Rule = {
  id: 'pod-readiness-missing',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Give pods behind a headless Service a readiness probe',
  why:
    'Without a readiness probe a pod is ready, and in DNS, as soon as its process starts, and a StatefulSet that starts its ' +
    'pods in order does not wait for the pod before.',
  symptom: 'Connection refused by a pod that has just started, during every rollout.',
  fix:
    'Add a readinessProbe that calls only this pod. If it has to call other pods, set publishNotReadyAddresses on their ' +
    'Service and podManagementPolicy: Parallel, or no pod ever becomes ready.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#when-should-you-use-a-readiness-probe',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      if (!['StatefulSet', 'Deployment', 'ReplicaSet'].includes(workload.kind) || (workload.replicas ?? 1) < 2)
        continue;
      const containers = workload.servingContainers;
      if (isWorkloadPatch(workload)) continue;
      if (containers.length === 0 || containers.some(({ fields }) => mapping(fields.readinessProbe) !== undefined))
        continue;
      const services = inventory.servicesOf(workload).filter(({ headless }) => headless);
      const hiding = services.find(({ publishNotReadyAddresses }) => !publishNotReadyAddresses);
      // Where not-ready pods are published, readiness still paces the rollout of a set.
      const service = hiding ?? (isPacedByReadiness(workload) ? services[0] : undefined);
      // Readiness gates replace a probe.
      if (service === undefined || workload.podSpec.readinessGates !== undefined) continue;
      yield {
        object: workload.manifest,
        path: containers[0]?.path ?? workload.podSpecPath,
        found: `no readinessProbe in any container of pods that headless Service ${quoted(service.name)} selects`,
        expected:
          hiding === undefined
            ? 'a readinessProbe in one container, so that a rollout does not stop the next pod while the last one still starts'
            : 'a readinessProbe in one container',
        severity: hiding === undefined ? 'info' : 'warning',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), sampleStatefulSet({ container: { readinessProbe: undefined } })],
    good: [
      sampleHeadlessService(),
      sampleStatefulSet({ container: { readinessProbe: { tcpSocket: { port: 'http' } } } }),
    ],
  },
};

/** Whether a controller replaces the pods one after another, each once the one before is ready. */
function isPacedByReadiness({ kind, spec }: Workload): boolean {
  return kind === 'StatefulSet' && dig(spec, 'updateStrategy', 'type') !== 'OnDelete' && !spec.minReadySeconds;
}
