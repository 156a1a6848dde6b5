import type { Manifest } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleNetworkPolicy } from '../examples';
import { policiesOf } from '../shared/connections/connections-of';

/** Finds named ports of ingress rules that no selected pod declares. */
export const npNamedport: Rule = {
  id: 'np-namedport',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Declare a port that a NetworkPolicy names in the selected pods',
  why: 'The name is looked up in the ports of the containers. The rule allows nothing for a pod without a port of that name and protocol.',
  symptom: 'Timeouts: the rule matches no packet.',
  fix: 'Write the name of a container port, or its number.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec',
  *check({ inventory }) {
    const policies = policiesOf(inventory);
    for (const policy of policies.all)
      for (const { ports } of policy.ingress)
        for (const { path, port, protocol } of ports) {
          if (typeof port !== 'string') continue;
          const workloads = policies.selectedBy(policy);
          const declared = workloads.flatMap((workload) => workload.servingContainers.flatMap((one) => one.ports));
          if (workloads.length === 0 || declared.some((one) => one.name === port && one.protocol === protocol))
            continue;
          const has = (name: unknown) => declared.some((one) => one.name === name);
          // A rule with `http` and `https` allows whichever the pods have.
          if (!has(port) && ports.some((other) => has(other.port))) continue;
          const names = [...new Set(declared.flatMap(({ name }) => (name === undefined ? [] : [name])))];
          yield {
            object: policy.resource.manifest,
            path: `${path}.port`,
            found: `${quoted(port)} with protocol ${protocol}, but the selected pods have ${names.length === 0 ? 'no named port' : `the ports ${names.map(quoted).join(', ')}`}`,
            expected: 'the name or the number of a container port',
          };
        }
  },
  examples: { bad: example('web'), good: example('http') },
};

function example(port: string): readonly Manifest[] {
  return [
    sampleDeployment({ container: { ports: [{ name: 'http', containerPort: 8080 }] } }),
    sampleNetworkPolicy({ spec: { policyTypes: ['Ingress'], ingress: [{ ports: [{ protocol: 'TCP', port }] }] } }),
  ];
}
