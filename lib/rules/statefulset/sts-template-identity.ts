import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { statefulSets } from '../shared/statefulset/stateful-sets';

export const stsTemplateIdentity: Rule = {
  id: 'sts-template-identity',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not set hostname or subdomain in the template of a StatefulSet',
  why: 'The controller overwrites both: hostname with the name of the pod, subdomain with serviceName.',
  symptom: 'the command hostname prints web-0, whatever the template has',
  fix: 'Remove the field. To set the subdomain, set serviceName.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/controller/statefulset/stateful_set_utils.go',
  *check({ inventory }) {
    for (const { manifest: object, podSpec, podSpecPath, serviceName } of statefulSets(inventory)) {
      const written: readonly (readonly [string, string])[] = [
        ['hostname', 'the name of the pod'],
        ['subdomain', `the serviceName, ${quoted(serviceName)}`],
      ];
      for (const [field, instead] of written) {
        const value = podSpec[field];
        if (typeof value !== 'string' || value === '' || (field === 'subdomain' && value === serviceName)) continue;
        yield {
          object,
          path: `${podSpecPath}.${field}`,
          found: quoted(value),
          expected: `no ${field}: it becomes ${instead}`,
        };
      }
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'spec.template.spec.hostname', 'search')],
    good: [sampleStatefulSet()],
  },
};
