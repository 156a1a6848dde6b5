import { quoted } from '../../kubernetes/quoted';
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
  title: 'Do not let a liveness probe call another pod',
  why:
    'A liveness probe that calls another pod restarts this pod when the other pod fails. One lost pod then takes the whole ' +
    'group down, and restarts keep it down.',
  symptom: 'All pods restart when one is lost.',
  fix: 'Call localhost. If the state of other pods matters, check it in the readiness probe.',
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
                found: `the name of a peer, ${quoted(name)}`,
                expected: '"localhost"',
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
