import { dig } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { quoted } from '../quote';
import { isPlaceholder } from '../partial-manifest';
import { compareVersions } from '../../kubernetes/versions';
import { statefulSets } from '../shared/statefulset/stateful-sets';

const path = 'spec.updateStrategy.rollingUpdate.maxUnavailable';
const ON = '1.37';

export const stsMaxunavailable: Rule = {
  id: 'sts-maxunavailable',
  severity: 'error',
  enforcement: 'api',
  title: 'maxUnavailable of a StatefulSet is at least 1 and at most 100%, on clusters that know it',
  why:
    'With 0 no pod could ever be updated. Before 1.37 the field is behind a feature gate that is off: the server drops it ' +
    'without a word, whatever its value, and replaces one pod at a time.',
  symptom: 'spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: 0: cannot be 0',
  fix: 'Write a number of pods that the group can miss, or leave the field out for one at a time.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#maximum-unavailable-pods',
  *check({ inventory, settings: { kubernetes } }) {
    for (const { manifest: object } of statefulSets(inventory)) {
      const value = dig(object, 'spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable');
      const percent = typeof value === 'string' ? /^(-?\d+)%$/.exec(value)?.[1] : undefined;
      // A text that is no percentage is no amount at all.
      const text = typeof value === 'string' && !isPlaceholder(value) ? 0 : undefined;
      const amount = percent !== undefined ? Number(percent) : (text ?? value);
      const known = compareVersions(kubernetes.newest, ON) >= 0;
      if (typeof amount !== 'number') continue;
      if (amount < 1 || (percent !== undefined && amount > 100))
        yield {
          object,
          path,
          found: quoted(value),
          expected: '1 or more, or 1% to 100%',
          severity: known ? 'error' : 'warning',
        };
      else if (compareVersions(kubernetes.oldest, ON) < 0)
        yield {
          object,
          path,
          found: `${quoted(value)}, which Kubernetes ${kubernetes.oldest} drops`,
          expected: `a cluster of Kubernetes ${ON} or later, or no such field`,
          severity: 'info',
        };
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), path, 0)],
    good: [withField(sampleStatefulSet(), path, 1)],
    settings: { kubernetes: { oldest: ON, newest: ON } },
  },
};
