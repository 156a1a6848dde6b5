import { mapping } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { isWorkloadPatch } from '../partial-manifest';

export const podReadinessMissing: Rule = {
  id: 'pod-readiness-missing',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Pods behind a headless Service say when they are ready',
  why:
    'Without a readiness probe a pod is ready, and in DNS, the moment its process starts, and a StatefulSet that starts ' +
    'its pods in order does not wait for the one before.',
  symptom: 'connection refused by a pod that has just started, during every rollout',
  fix:
    'Add a readinessProbe that asks this pod alone. If it must ask other members, set publishNotReadyAddresses on their ' +
    'Service and podManagementPolicy: Parallel, or no member ever becomes ready.',
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
      // Where not-ready pods are published too, readiness decides nothing for this Service.
      const service = services.find(({ publishNotReadyAddresses }) => !publishNotReadyAddresses);
      // Readiness gates take the place of a probe.
      if (service === undefined || workload.podSpec.readinessGates !== undefined) continue;
      yield {
        object: workload.manifest,
        path: containers[0]?.path ?? workload.podSpecPath,
        found: `no readinessProbe in any container, behind the headless Service/${service.name}`,
        expected: 'a readinessProbe',
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
