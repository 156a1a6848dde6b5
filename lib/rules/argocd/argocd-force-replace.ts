import type { Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleStatefulSet } from '../examples';
import { optionsIn, SYNC_OPTIONS } from '../shared/argocd/sync-wave';

/** Finds StatefulSets that a sync deletes and creates again. */
export const argocdForceReplace: Rule = {
  id: 'argocd-force-replace',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not set both Force=true and Replace=true on a StatefulSet',
  why: 'With both options a sync deletes the StatefulSet with all its pods and creates it again.',
  symptom: 'All pods are deleted at once by a sync that changes the StatefulSet.',
  fix: 'Remove the options. To change an immutable field, delete the StatefulSet once with --cascade=orphan and sync.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#force-sync',
  *check({ inventory }) {
    for (const { manifest, kind, annotations } of inventory.workloads) {
      const options = optionsIn(annotations.get(SYNC_OPTIONS));
      if (kind !== 'StatefulSet' || !options.has('Force=true') || !options.has('Replace=true')) continue;
      yield {
        object: manifest,
        path: fieldPath('metadata.annotations', SYNC_OPTIONS),
        found: quoted(annotations.get(SYNC_OPTIONS)),
        expected: 'neither Force=true nor Replace=true',
      };
    }
  },
  examples: { bad: example('Force=true,Replace=true'), good: example('Prune=confirm') },
};

function example(options: string): readonly Manifest[] {
  return [sampleStatefulSet({ name: 'ledger', metadata: { annotations: { [SYNC_OPTIONS]: options } } })];
}
