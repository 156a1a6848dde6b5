import type { Rule } from '../rule';
import { sampleDeployment, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { ownAddresses } from '../shared/env/own-address';

const path = 'spec.template.spec.containers[0].env';
const ip = (fieldPath: string) => ({ name: 'POD_IP', valueFrom: { fieldRef: { fieldPath } } });
const advertise = { name: 'ADVERTISE', value: '[$(POD_IP)]:9094' };

/** A list of addresses where one is meant. */
export const envPodipsList: Rule = {
  id: 'env-podips-list',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Write one address of the pod before a port',
  why: 'status.podIPs is one string with all addresses of the pod, separated by commas. Before a port, or in brackets, it is no address.',
  symptom: 'on a dual-stack cluster: invalid address [10.0.0.7,fd00::7]:9094',
  fix: 'Take the address from status.podIP, or split the list in the program.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef',
  *check({ inventory }) {
    for (const workload of inventory.workloads)
      for (const container of workload.containers)
        for (const { path: at, text, field, bracketed, scheme, port } of ownAddresses(workload, container)) {
          if (!field.endsWith('IPs') || !(bracketed || scheme || port)) continue;
          yield {
            object: workload.manifest,
            path: at,
            found: `${quoted(text)}, with ${field}`,
            expected: `one address: ${field.slice(0, -1)}`,
          };
        }
  },
  examples: {
    bad: [withField(sampleDeployment(), path, [ip('status.podIPs'), advertise])],
    good: [withField(sampleDeployment(), path, [ip('status.podIP'), advertise])],
  },
};
