import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService, withField } from '../examples';
import { fieldPathOf, hasEnvFrom } from '../shared/env/environment';
import { peerVariables } from '../shared/peer/peer-variables';

const path = 'spec.template.spec.containers[0].env';
const peers = { name: 'PEERS', value: 'web' };
const ip = { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } };

export const envPodipSet: Rule = {
  id: 'env-podip-set',
  severity: 'info',
  enforcement: 'runtime',
  title: 'A pod that calls its siblings knows its own address',
  why:
    'The headless name gives the addresses of all pods, its own among them. A pod that does not know which one is its own ' +
    'sends to itself too. Programs that read the address from their network interface need no variable.',
  symptom: 'a pod posts to itself, again and again',
  fix: 'Add POD_IP from status.podIP, above the variables that refer to it.',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/environment-variable-expose-pod-information/',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      // A pod of a StatefulSet knows its name from its host name.
      if (workload.kind !== 'Deployment' && workload.kind !== 'ReplicaSet') continue;
      for (const { container, variable, service } of peerVariables(inventory, workload)) {
        const own = container.env.some(({ valueFrom }) =>
          ['status.podIP', 'status.podIPs', 'metadata.name'].includes(fieldPathOf(valueFrom) ?? ''),
        );
        if (!own && !hasEnvFrom(container))
          yield {
            object: workload.manifest,
            path: variable.path,
            found: `${variable.name} names the pod's own siblings (Service/${service.name}), and no variable holds its address`,
            expected: 'a variable from status.podIP',
          };
      }
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(sampleDeployment(), path, [peers])],
    good: [sampleHeadlessService(), withField(sampleDeployment(), path, [peers, ip])],
  },
};
