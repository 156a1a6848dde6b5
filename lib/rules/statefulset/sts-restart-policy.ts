import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { statefulSets } from '../shared/statefulset/stateful-sets';

export const stsRestartPolicy: Rule = {
  id: 'sts-restart-policy',
  severity: 'error',
  enforcement: 'api',
  title: 'Do not set restartPolicy or activeDeadlineSeconds in the template of a StatefulSet',
  why: 'A StatefulSet runs its pods for ever. The API server refuses a template whose pods may end.',
  symptom: 'spec.template.spec.restartPolicy: Unsupported value: "OnFailure": supported values: "Always"',
  fix: 'Remove restartPolicy and activeDeadlineSeconds, or use a Job.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/apis/apps/validation/validation.go',
  *check({ inventory }) {
    for (const { manifest: object, podSpec, podSpecPath } of statefulSets(inventory)) {
      const policy = podSpec.restartPolicy;
      if (typeof policy === 'string' && policy !== '' && policy !== 'Always')
        yield {
          object,
          path: `${podSpecPath}.restartPolicy`,
          found: quoted(policy),
          expected: '"Always", or no restartPolicy',
        };
      const deadline = podSpec.activeDeadlineSeconds;
      if (deadline !== undefined && deadline !== null)
        yield {
          object,
          path: `${podSpecPath}.activeDeadlineSeconds`,
          found: quoted(deadline),
          expected: 'no activeDeadlineSeconds',
          fix: 'Remove activeDeadlineSeconds, or use a Job.',
        };
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'spec.template.spec.restartPolicy', 'OnFailure')],
    good: [withField(sampleStatefulSet(), 'spec.template.spec.restartPolicy', 'Always')],
  },
};
