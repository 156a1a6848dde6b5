import type { Rule } from '../rule';
import { sampleDeployment, withField } from '../examples';
import { hasEnvFrom, mayBeServiceLink } from '../shared/env/environment';
import { references } from '../../manifest/expansion';

const ip = { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } };
const listen = { name: 'LISTEN', value: '$(POD_IP):8080' };

export const envOrder: Rule = {
  id: 'env-order',
  severity: 'error',
  enforcement: 'runtime',
  title: 'A variable is declared before the variables that refer to it',
  why:
    'The kubelet goes through the list once. A reference to a variable further down is not replaced: the process gets the ' +
    'literal text $(POD_IP).',
  symptom: 'the process sees the literal text $(POD_IP)',
  fix: 'Move the declaration up; POD_NAME, POD_NAMESPACE and POD_IP go first.',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',
  *check({ inventory }) {
    for (const workload of inventory.workloads)
      for (const container of workload.containers) {
        const last = new Map(container.env.map(({ name }, index) => [name, index]));
        const declared = new Set<string>();
        for (const { path, name, value } of container.env) {
          for (const reference of new Set(value === undefined ? [] : references(value))) {
            const at = last.get(reference);
            // A reference to itself alone is one to a variable that is declared nowhere.
            if (
              at === undefined ||
              reference === name ||
              declared.has(reference) ||
              mayBeServiceLink(reference, workload)
            )
              continue;
            yield {
              object: workload.manifest,
              path: `${path}.value`,
              found: `$(${reference}), declared later, as env[${at}]`,
              expected: `${reference} declared above ${name}`,
              // A ConfigMap or Secret may hold one of that name too.
              severity: hasEnvFrom(container) ? 'warning' : 'error',
            };
          }
          declared.add(name);
        }
      }
  },
  examples: {
    bad: [withField(sampleDeployment(), 'spec.template.spec.containers[0].env', [listen, ip])],
    good: [withField(sampleDeployment(), 'spec.template.spec.containers[0].env', [ip, listen])],
  },
};
