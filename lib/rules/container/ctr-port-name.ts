import { portNameFaults } from '../../kubernetes/names';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

/** A container port whose name is refused, or twice in its container. */
export const ctrPortName: Rule = {
  id: 'ctr-port-name',
  severity: 'error',
  enforcement: 'api',
  title: 'A container port name has at most 15 of a-z, 0-9 and hyphens, and is unique in its container',
  why: 'The name is the one that `targetPort`, probes and NetworkPolicies use; it follows the short form of RFC 6335. Before 1.34 a StatefulSet with such a template is accepted and its pods then fail (FailedCreate).',
  symptom:
    'spec.template.spec.containers[0].ports[0].name: Invalid value: "http_port": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
  fix: 'Shorten the name, use hyphens, and give each port of a container another one.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  *check({ inventory }) {
    for (const workload of inventory.workloads)
      for (const container of workload.containers) {
        const first = new Map<string, string>();
        for (const { name, path } of container.ports) {
          if (name === undefined) continue;
          const faults = [...portNameFaults(name)];
          const earlier = first.get(name);
          if (earlier === undefined) first.set(name, path);
          else faults.push(`${earlier} has this name too`);
          if (faults.length > 0)
            yield {
              object: workload.manifest,
              path: `${path}.name`,
              found: `"${name}": ${faults.join('; ')}`,
              expected: 'at most 15 of a-z, 0-9 and single inner hyphens, at least one letter, once in the container',
            };
        }
      }
  },
  examples: {
    bad: [sampleDeployment({ container: { ports: [{ name: 'http_port', containerPort: 8080 }] } })],
    good: [sampleDeployment({ container: { ports: [{ name: 'http-port', containerPort: 8080 }] } })],
  },
};
