import { quoted } from '../../kubernetes/quoted';
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
  title: 'Declare a variable before the variables that refer to it',
  why:
    'The kubelet expands the list from top to bottom. It does not replace a reference to a variable further down: the ' +
    'process gets the characters $(POD_IP).',
  symptom: 'The process sees the characters $(POD_IP).',
  fix: 'Move the declaration up; put POD_NAME, POD_NAMESPACE and POD_IP first.',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',
  *check({ inventory }) {
    for (const workload of inventory.workloads)
      for (const container of workload.containers) {
        const last = new Map(container.env.map(({ name }, index) => [name, index]));
        const declared = new Set<string>();
        for (const { path, name, value } of container.env) {
          for (const reference of new Set(value === undefined ? [] : references(value))) {
            const at = last.get(reference);
            // A variable that only refers to itself refers to one that is declared nowhere: env-undefined-ref finds it.
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
              found: `${quoted(`$(${reference})`)}, but ${reference} is declared later, as env[${at}]`,
              expected: `${reference} declared above ${name}`,
              // A ConfigMap or Secret of envFrom may have that variable too.
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
