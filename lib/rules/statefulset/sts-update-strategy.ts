import { mapping } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { statefulSets } from '../shared/statefulset/stateful-sets';

const base = withField(sampleStatefulSet(), 'spec.updateStrategy', {
  type: 'RollingUpdate',
  rollingUpdate: { partition: 0 },
});

export const stsUpdateStrategy: Rule = {
  id: 'sts-update-strategy',
  severity: 'error',
  enforcement: 'api',
  title: 'Set updateStrategy.type to RollingUpdate or OnDelete, and rollingUpdate only for RollingUpdate',
  why:
    'The API server refuses other types, such as Recreate of a Deployment, and the settings of one type next to ' +
    'another type.',
  symptom: "only allowed for updateStrategy 'RollingUpdate'",
  fix: 'Write type: RollingUpdate, or remove rollingUpdate.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies',
  *check({ inventory }) {
    for (const { manifest: object, spec } of statefulSets(inventory)) {
      const strategy = mapping(spec.updateStrategy) ?? {};
      const type = strategy.type;
      if (typeof type !== 'string' || type === '' || type === 'RollingUpdate') continue;
      if (type !== 'OnDelete')
        yield {
          object,
          path: 'spec.updateStrategy.type',
          found: quoted(type),
          expected: '"RollingUpdate" or "OnDelete"',
        };
      else if (mapping(strategy.rollingUpdate) !== undefined)
        yield {
          object,
          path: 'spec.updateStrategy.rollingUpdate',
          found: 'rollingUpdate with type "OnDelete"',
          expected: 'no rollingUpdate, or type "RollingUpdate"',
        };
    }
  },
  examples: { bad: [withField(base, 'spec.updateStrategy.type', 'OnDelete')], good: [base] },
};
