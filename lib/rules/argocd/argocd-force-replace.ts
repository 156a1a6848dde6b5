import type { Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import type { Rule } from '../rule';
import { sampleStatefulSet } from '../examples';
import { optionsIn, SYNC_OPTIONS } from '../shared/argocd/sync-wave';

/** StatefulSets that each sync deletes and makes anew. */
export const argocdForceReplace: Rule = {
  id: 'argocd-force-replace',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A StatefulSet is not replaced by force',
  why: 'With `Force=true` and `Replace=true` a sync deletes the set with all of its pods and makes it anew.',
  symptom: 'All members are gone at once with a sync that changes the set.',
  fix: 'Take the options away. For a change of an immutable field, delete the set once with `--cascade=orphan` and sync.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#force-sync',
  *check({ inventory }) {
    for (const { manifest, kind, annotations } of inventory.workloads) {
      const options = optionsIn(annotations.get(SYNC_OPTIONS));
      if (kind !== 'StatefulSet' || !options.has('Force=true') || !options.has('Replace=true')) continue;
      yield {
        object: manifest,
        path: fieldPath('metadata.annotations', SYNC_OPTIONS),
        found: `\`${annotations.get(SYNC_OPTIONS)}\``,
        expected: 'neither of both',
      };
    }
  },
  examples: { bad: example('Force=true,Replace=true'), good: example('Prune=confirm') },
};

function example(options: string): readonly Manifest[] {
  return [sampleStatefulSet({ name: 'ledger', metadata: { annotations: { [SYNC_OPTIONS]: options } } })];
}
