import { quoted } from '../../kubernetes/quoted';
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
  title: 'Give a pod that calls its siblings its own address',
  why:
    'The name of the headless Service resolves to the addresses of all pods, including the pod that asks. A pod ' +
    'that does not know its own address calls itself too. A program that reads its address from the network ' +
    'interface needs no variable.',
  symptom: 'A pod calls itself, again and again.',
  fix: 'Add the variable POD_IP from status.podIP, above the variables that refer to it.',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/environment-variable-expose-pod-information/',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      // A pod of a StatefulSet can tell its own name from its host name.
      if (workload.kind !== 'Deployment' && workload.kind !== 'ReplicaSet') continue;
      for (const { container, variable, service } of peerVariables(inventory, workload)) {
        const own = container.env.some(({ valueFrom }) =>
          ['status.podIP', 'status.podIPs', 'metadata.name'].includes(fieldPathOf(valueFrom) ?? ''),
        );
        if (!own && !hasEnvFrom(container))
          yield {
            object: workload.manifest,
            path: variable.path,
            found: `${variable.name} with the name of Service ${quoted(service.name)}, which selects this pod too, and no variable with the pod's address`,
            expected: 'a variable POD_IP from status.podIP',
          };
      }
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(sampleDeployment(), path, [peers])],
    good: [sampleHeadlessService(), withField(sampleDeployment(), path, [peers, ip])],
  },
};
