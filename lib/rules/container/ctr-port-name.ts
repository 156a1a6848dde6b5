import { portNameErrors } from '../../kubernetes/names';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

export const ctrPortName: Rule = {
  id: 'ctr-port-name',
  severity: 'error',
  enforcement: 'api',
  title: 'Name a container port with at most 15 characters of a-z, 0-9 and "-", once in its container',
  why:
    'targetPort, probes and NetworkPolicies find a container port by its name, which follows the short form of ' +
    'RFC 6335. Before Kubernetes 1.34 the API server accepts a StatefulSet with such a template, and then ' +
    'refuses its pods (FailedCreate).',
  symptom:
    'spec.template.spec.containers[0].ports[0].name: Invalid value: "http_port": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
  fix: 'Shorten the name, write "-" instead of "_", and give each port of a container another name.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  *check({ inventory }) {
    for (const workload of inventory.workloads)
      for (const container of workload.containers) {
        const first = new Map<string, string>();
        for (const { name, path } of container.ports) {
          if (name === undefined) continue;
          const errors = [...portNameErrors(name)];
          const earlier = first.get(name);
          if (earlier === undefined) first.set(name, path);
          else errors.push(`${earlier} has this name too`);
          if (errors.length > 0)
            yield {
              object: workload.manifest,
              path: `${path}.name`,
              found: `${quoted(name)}: ${errors.join('; ')}`,
              expected:
                'a name such as "http", once in the container: a-z, 0-9 and single "-" between them, at least one letter, at most 15 characters',
            };
        }
      }
  },
  examples: {
    bad: [sampleDeployment({ container: { ports: [{ name: 'http_port', containerPort: 8080 }] } })],
    good: [sampleDeployment({ container: { ports: [{ name: 'http-port', containerPort: 8080 }] } })],
  },
};
