import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { quoted } from '../quote';
import { statefulSets } from '../shared/statefulset/stateful-sets';

export const stsRestartPolicy: Rule = {
  id: 'sts-restart-policy',
  severity: 'error',
  enforcement: 'api',
  title: 'The pods of a StatefulSet restart always and have no deadline',
  why: 'A StatefulSet keeps its pods for ever; a pod that may end is refused in its template.',
  symptom: 'spec.template.spec.restartPolicy: Unsupported value: "OnFailure": supported values: "Always"',
  fix: 'Leave restartPolicy and activeDeadlineSeconds out, or use a Job.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/apis/apps/validation/validation.go',
  *check({ inventory }) {
    for (const { manifest: object, podSpec, podSpecPath } of statefulSets(inventory)) {
      const policy = podSpec.restartPolicy;
      if (typeof policy === 'string' && policy !== '' && policy !== 'Always')
        yield { object, path: `${podSpecPath}.restartPolicy`, found: quoted(policy), expected: '"Always", or nothing' };
      const deadline = podSpec.activeDeadlineSeconds;
      if (deadline !== undefined && deadline !== null)
        yield {
          object,
          path: `${podSpecPath}.activeDeadlineSeconds`,
          found: quoted(deadline),
          expected: 'no such field',
          fix: 'Leave activeDeadlineSeconds out.',
        };
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'spec.template.spec.restartPolicy', 'OnFailure')],
    good: [withField(sampleStatefulSet(), 'spec.template.spec.restartPolicy', 'Always')],
  },
};
