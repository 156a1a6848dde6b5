import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { peerNamesIn } from '../shared/peer/peer-names';
import { commandOf, probesOf } from '../shared/pod/probes';

const live = withField(sampleStatefulSet(), 'spec.template.spec.containers[0].livenessProbe', {
  exec: { command: ['ledger-health', '--host', 'localhost'] },
});

export const podLivenessPeers: Rule = {
  id: 'pod-liveness-peers',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A liveness probe asks its own pod alone',
  why:
    'A liveness probe that asks another member restarts this pod when that one fails. One lost member then takes the whole ' +
    'group down, and restarts keep it down.',
  symptom: 'all members restart when one is lost',
  fix: 'Ask localhost. What other members do belongs into readiness, if anywhere.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#when-should-you-use-a-liveness-probe',
  *check({ inventory }) {
    for (const workload of inventory.workloads)
      for (const probe of probesOf(workload)) {
        if (probe.name !== 'livenessProbe') continue;
        for (const word of commandOf(probe))
          for (const { name, set, service } of peerNamesIn(word))
            if (set === workload.name && service === workload.serviceName)
              yield {
                object: workload.manifest,
                path: `${probe.path}.exec.command`,
                found: `the member ${name}`,
                expected: 'localhost',
              };
      }
  },
  examples: {
    bad: [
      sampleHeadlessService(),
      withField(live, 'spec.template.spec.containers[0].livenessProbe.exec.command[2]', 'web-0.web'),
    ],
    good: [sampleHeadlessService(), live],
  },
};
