import type { Rule } from '../rule';
import { sampleStatefulSetWithClaim, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { claimTemplates } from '../shared/statefulset/claim-templates';
import { statefulSets } from '../shared/statefulset/stateful-sets';

const base = sampleStatefulSetWithClaim();

export const vctType: Rule = {
  id: 'vct-type',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Write apiVersion and kind into each claim template',
  why:
    'The API server adds both fields to the stored set. When Argo CD uses server-side apply, it finds two fields ' +
    'more in the cluster than in the repository, and the set stays OutOfSync.',
  symptom: 'Argo CD: StatefulSet OutOfSync, the difference is spec.volumeClaimTemplates[0].apiVersion and kind',
  fix: 'Write apiVersion: v1 and kind: PersistentVolumeClaim into each claim template.',
  source: 'https://github.com/argoproj/argo-cd/issues/11143',
  *check({ inventory, settings }) {
    for (const set of statefulSets(inventory))
      for (const { path, name, fields } of claimTemplates(set)) {
        const missing = ['apiVersion', 'kind'].filter((field) => (fields[field] ?? null) === null);
        if (missing.length > 0)
          yield {
            object: set.manifest,
            path,
            found: `the claim ${quoted(name)} without ${missing.join(' and ')}`,
            expected: 'apiVersion "v1" and kind "PersistentVolumeClaim"',
            severity: settings.argocd ? 'warning' : 'info',
          };
      }
  },
  examples: { bad: [withField(base, 'spec.volumeClaimTemplates[0].kind', undefined)], good: [base] },
};
