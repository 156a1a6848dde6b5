import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleNetworkPolicy } from '../examples';
import { policiesOf } from '../shared/connections/connections-of';

/** Finds ports that are null, often because a value of a template is missing. */
export const npPortNull: Rule = {
  id: 'np-port-null',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not set a port of a NetworkPolicy to null',
  why: 'A port that is null means the same as no port: every port of the protocol.',
  symptom: 'The API server accepts the policy, and it allows all ports.',
  fix: 'Write the port, or leave the field out where every port is meant.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec',
  *check({ inventory }) {
    for (const policy of policiesOf(inventory).all)
      for (const { ports } of [...policy.ingress, ...policy.egress])
        for (const { path, protocol, fields } of ports)
          if (fields.port === null)
            yield {
              object: policy.resource.manifest,
              path: `${path}.port`,
              found: `null, which means every ${protocol} port`,
              expected: 'a number such as 8080, or the name of a container port',
            };
  },
  examples: { bad: example(null), good: example(8080) },
};

function example(port: number | null): readonly Manifest[] {
  return [
    sampleNetworkPolicy({ spec: { policyTypes: ['Ingress'], ingress: [{ ports: [{ protocol: 'TCP', port }] }] } }),
  ];
}
