import type { Container } from '../../manifest/container';
import { dig, integer, list, mapping, text } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';

/** The TTL of records in seconds, as kubeadm configures CoreDNS. */
const TTL = 30;
const preStop = withField(sampleStatefulSet(), 'spec.template.spec.containers[0].lifecycle', {
  preStop: { exec: { command: ['sleep', '30'] } },
});

export const podPrestopDns: Rule = {
  id: 'pod-prestop-dns',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Wait in preStop while clients still know the address of the pod, but less than the grace period',
  why:
    'DNS loses the record of a pod as soon as the pod begins to end, but clients keep the address for the TTL, 30 seconds on ' +
    'most clusters. A wait in preStop that is as long as the grace period leaves no time for a clean stop: the process is killed.',
  symptom: 'The container ends with exit code 137 at every rollout.',
  fix: 'Wait about 30 seconds in preStop, and set terminationGracePeriodSeconds to that wait plus the time of a clean stop.',
  source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution',
  *check({ inventory, settings }) {
    for (const workload of inventory.workloads) {
      const grace = integer(workload.podSpec.terminationGracePeriodSeconds) ?? 30;
      const object = workload.manifest;
      const waits = workload.servingContainers.map((container) => ({ container, seconds: waitOf(container) }));
      for (const { container, seconds } of waits)
        if (seconds !== undefined && seconds >= grace && grace > 0)
          yield {
            object,
            path: `${container.path}.lifecycle.preStop`,
            found: `a wait of ${seconds} seconds in a grace period of ${grace} seconds`,
            expected: `a terminationGracePeriodSeconds above ${seconds}`,
            fix: `Set terminationGracePeriodSeconds to ${seconds} plus the seconds of a clean stop.`,
          };
      // Most charts have no preStop: it is a finding only in strict mode.
      if (!settings.strict || !['StatefulSet', 'Deployment'].includes(workload.kind) || (workload.replicas ?? 1) < 2)
        continue;
      const [first] = waits;
      if (first === undefined || waits.some(({ container }) => mapping(container.fields.lifecycle) !== undefined))
        continue;
      if (inventory.servicesOf(workload).some(({ headless }) => headless))
        yield {
          object,
          path: first.container.path,
          found: 'no preStop in any container of pods that a headless Service selects',
          expected: `a wait of about ${TTL} seconds, the TTL of the records`,
          severity: 'info',
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(preStop, 'spec.template.spec.terminationGracePeriodSeconds', 30)],
    good: [sampleHeadlessService(), withField(preStop, 'spec.template.spec.terminationGracePeriodSeconds', 60)],
  },
};

/** The seconds that a preStop hook waits, where it does nothing else. */
function waitOf(container: Container): number | undefined {
  const preStop = dig(container.fields, 'lifecycle', 'preStop');
  const sleep = integer(dig(preStop, 'sleep', 'seconds'));
  if (sleep !== undefined) return sleep;
  const words = list(dig(preStop, 'exec', 'command')).map((word) => text(word) ?? '');
  const line = words
    .join(' ')
    .replace(/^(?:\S*\/)?(?:ba|da|a)?sh -c /, '')
    .trim();
  const seconds = /^(?:\/bin\/)?sleep ["']?(\d{1,6})s?["']?;?$/.exec(line)?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}
