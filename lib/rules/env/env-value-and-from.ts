import { mapping } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment, withField } from '../examples';
import { oneOf, quoted } from '../../kubernetes/quoted';

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];
const withSource = withField(sampleDeployment(), 'spec.template.spec.containers[0].env', [
  { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
]);

export const envValueAndFrom: Rule = {
  id: 'env-value-and-from',
  severity: 'error',
  enforcement: 'api',
  title: 'Give each variable either a value or one source',
  why:
    'The API server refuses a variable with both value and valueFrom, or with two sources. Merged chart values often cause ' +
    'it: a default keeps its value beside the valueFrom that should replace it.',
  symptom: 'may not be specified when `value` is not empty',
  fix: 'Keep value or one source of valueFrom. To replace a default in a patch, set its value to null.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables',
  outranks: ['env-source-invalid'],
  *check({ inventory }) {
    for (const { manifest: object, containers } of inventory.workloads)
      for (const container of containers)
        for (const { path, value, valueFrom } of container.env) {
          if (valueFrom === undefined) continue;
          const sources = SOURCES.filter((source) => (valueFrom[source] ?? null) !== null);
          const known = sources.every((source) => mapping(valueFrom[source]) !== undefined);
          const here = { object, path: `${path}.valueFrom` };
          if (sources.length > 1) yield { ...here, found: sources.join(' and '), expected: 'one source' };
          else if (sources.length === 0 && Object.keys(valueFrom).every((key) => valueFrom[key] === null))
            yield { ...here, found: 'no source', expected: oneOf(SOURCES.slice(0, 4)) };
          else if (sources.length === 1 && known && value !== undefined && value !== '')
            yield {
              ...here,
              found: `value ${quoted(value)} beside ${sources[0]}`,
              expected: 'either value or valueFrom',
            };
        }
  },
  examples: {
    bad: [withField(withSource, 'spec.template.spec.containers[0].env[0].value', '10.0.0.1')],
    good: [withSource],
  },
};
