import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleStatefulSet } from '../examples';
import { applications, sampleApplication, syncOptionPath } from '../shared/argocd/application';
import { SYNC_WAVE } from '../shared/argocd/sync-wave';

const OPTION = 'ApplyOutOfSyncOnly=true';

/** Applications that skip what is in sync, beside objects that count on waves. */
export const argocdWavesOutOfSyncOnly: Rule = {
  id: 'argocd-waves-out-of-sync-only',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'An Application that relies on sync waves applies all of its objects',
  why: 'With `ApplyOutOfSyncOnly=true` Argo CD does not wait for what it skipped: the next wave may start before a set of the former one is ready.',
  symptom: 'A later wave runs while the StatefulSet of an earlier one is still rolling.',
  fix: 'Take the option away, or do not rely on waves.',
  source: 'https://github.com/argoproj/argo-cd/issues/5859',
  *check({ inventory }) {
    const waved = inventory.resources.find(({ annotations }) => annotations.has(SYNC_WAVE));
    if (waved === undefined) return;
    for (const application of applications(inventory)) {
      const path = syncOptionPath(application, OPTION);
      if (path === undefined) continue;
      yield {
        object: application.manifest,
        path,
        found: `\`${OPTION}\`, while ${waved.kind} \`${waved.name}\` has a wave`,
        expected: 'no such option',
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
