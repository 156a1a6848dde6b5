import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment, sampleNetworkPolicy } from '../examples';
import { policiesOf } from '../shared/connections/connections-of';

/** Named ports of ingress rules that no selected pod declares. */
export const npNamedport: Rule = {
  id: 'np-namedport',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A port that a NetworkPolicy names is declared by the pods that it selects',
  why: 'The name is looked up in the `ports` of the containers. A pod that has none of that name and protocol is not opened.',
  symptom: 'Timeouts: the rule matches no packet.',
  fix: 'Name the container port, or write its number.',
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
          // `http` and `https` side by side mean whichever the pods have.
          if (!has(port) && ports.some((other) => has(other.port))) continue;
          const names = [...new Set(declared.flatMap(({ name }) => (name === undefined ? [] : [name])))];
          yield {
            object: policy.resource.manifest,
            path: `${path}.port`,
            found: `\`${port}\` (${protocol}); the selected pods name ${names.length === 0 ? 'no port' : `\`${names.join('`, `')}\``}`,
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
