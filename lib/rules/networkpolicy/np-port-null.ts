import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleNetworkPolicy } from '../examples';
import { policiesOf } from '../shared/connections/connections-of';

/** Ports that are written as null, often by a template whose value was missing. */
export const npPortNull: Rule = {
  id: 'np-port-null',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A port of a NetworkPolicy that is written has a value',
  why: 'A port of null is the same as none, and none means every port of the protocol.',
  symptom: 'The policy is accepted and opens all ports.',
  fix: 'Write the port, or leave the field out to say that every port is meant.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec',
  *check({ inventory }) {
    for (const policy of policiesOf(inventory).all)
      for (const { ports } of [...policy.ingress, ...policy.egress])
        for (const { path, protocol, fields } of ports)
          if (fields.port === null)
            yield {
              object: policy.resource.manifest,
              path: `${path}.port`,
              found: `\`null\`: every ${protocol} port`,
              expected: 'a number, or a name of a container port',
            };
  },
  examples: { bad: example(null), good: example(8080) },
};

function example(port: number | null): readonly Manifest[] {
  return [
    sampleNetworkPolicy({ spec: { policyTypes: ['Ingress'], ingress: [{ ports: [{ protocol: 'TCP', port }] }] } }),
  ];
}
