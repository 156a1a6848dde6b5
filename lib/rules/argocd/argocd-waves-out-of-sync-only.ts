import type { Manifest } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleStatefulSet } from '../examples';
import { applications, sampleApplication, syncOptionPath } from '../shared/argocd/application';
import { SYNC_WAVE } from '../shared/argocd/sync-wave';
import { nameOf } from '../../manifest/names-in-words';

const OPTION = 'ApplyOutOfSyncOnly=true';

/** Finds Applications that skip objects in sync, beside objects with sync waves. */
export const argocdWavesOutOfSyncOnly: Rule = {
  id: 'argocd-waves-out-of-sync-only',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not use ApplyOutOfSyncOnly with sync waves',
  why: 'With ApplyOutOfSyncOnly=true Argo CD does not wait for objects that it skips: the next wave can start before a StatefulSet of the wave before is ready.',
  symptom: 'A wave starts while the StatefulSet of an earlier wave is still rolling out.',
  fix: 'Remove the option, or do not use sync waves.',
  source: 'https://github.com/argoproj/argo-cd/issues/5859',
  *check({ inventory }) {
    const withWave = inventory.resources.find(({ annotations }) => annotations.has(SYNC_WAVE));
    if (withWave === undefined) return;
    for (const application of applications(inventory)) {
      const path = syncOptionPath(application, OPTION);
      if (path === undefined) continue;
      yield {
        object: application.manifest,
        path,
        found: `${quoted(OPTION)}, while ${nameOf(withWave)} has a sync wave`,
        expected: `no ${OPTION}`,
      };
    }
  },
  examples: { bad: example(OPTION), good: example('ServerSideApply=true') },
};

function example(option: string): readonly Manifest[] {
  return [
    sampleApplication({ syncOptions: [option] }),
    sampleStatefulSet({ name: 'ledger', metadata: { annotations: { [SYNC_WAVE]: '1' } } }),
  ];
}
