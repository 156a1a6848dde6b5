import { dig } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { isPlaceholder } from '../../kubernetes/placeholders';
import { compareVersions } from '../../kubernetes/versions';
import { statefulSets } from '../shared/statefulset/stateful-sets';

const path = 'spec.updateStrategy.rollingUpdate.maxUnavailable';
const ENABLED_SINCE = '1.37';

export const stsMaxunavailable: Rule = {
  id: 'sts-maxunavailable',
  severity: 'error',
  enforcement: 'api',
  title: 'Set maxUnavailable of a StatefulSet to 1 or more, and to 100% or less',
  why:
    'With 0 no pod could ever be updated. Before Kubernetes 1.37 the field is behind a feature gate that is off ' +
    'by default: the API server drops the field without a message, and pods are replaced one at a time.',
  symptom: 'spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: 0: cannot be 0',
  fix:
    'Write the number of pods that may be missing during a rollout, such as 1, or remove the field: then it is ' +
    'one pod at a time.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#maximum-unavailable-pods',
  *check({ inventory, settings: { kubernetes } }) {
    for (const { manifest: object, readBack } of statefulSets(inventory)) {
      const value = dig(object, 'spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable');
      const percent = typeof value === 'string' ? /^(-?\d+)%$/.exec(value)?.[1] : undefined;
      // A string that is no percentage is refused, like 0.
      const noPercentage = typeof value === 'string' && !isPlaceholder(value) ? 0 : undefined;
      const amount = percent !== undefined ? Number(percent) : (noPercentage ?? value);
      const enabled = compareVersions(kubernetes.newest, ENABLED_SINCE) >= 0;
      if (typeof amount !== 'number') continue;
      if (amount < 1 || (percent !== undefined && amount > 100))
        yield {
          object,
          path,
          found: quoted(value),
          expected: 'an integer of at least 1, or "1%" to "100%"',
          severity: enabled ? 'error' : 'warning',
        };
      // 1 is what the API server itself fills in.
      else if (!(readBack && value === 1) && compareVersions(kubernetes.oldest, ENABLED_SINCE) < 0)
        yield {
          object,
          path,
          found: `${quoted(value)}, which Kubernetes ${kubernetes.oldest} drops`,
          expected: `Kubernetes ${ENABLED_SINCE} or later, or no maxUnavailable`,
          severity: 'info',
        };
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), path, 0)],
    good: [withField(sampleStatefulSet(), path, 1)],
    settings: { kubernetes: { oldest: ENABLED_SINCE, newest: ENABLED_SINCE } },
  },
};
