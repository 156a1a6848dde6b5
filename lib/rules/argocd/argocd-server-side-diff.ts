import type { Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import type { Rule } from '../rule';
import { applications, sampleApplication } from '../shared/argocd/application';
import { optionsIn } from '../shared/argocd/sync-wave';

const COMPARE = 'argocd.argoproj.io/compare-options';

/** Applications that compare on the API server, which hides refused changes. */
export const argocdServerSideDiff: Rule = {
  id: 'argocd-server-side-diff',
  severity: 'info',
  enforcement: 'runtime',
  title: 'An Application with StatefulSets does not compare on the API server',
  why: 'The API server refuses to compare a change of an immutable field. Argo CD then knows nothing of the whole application, and after the next resync takes it for synced.',
  symptom: 'Every object Unknown, then Synced and Healthy, although the new revision was never applied.',
  fix: 'Take `ServerSideDiff=true` away, or alert on `status.sync.revision` that differs from `status.operationState.syncResult.revision`.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/diff-strategies/#server-side-diff',
  *check({ inventory }) {
    for (const { manifest, annotations } of applications(inventory))
      if (optionsIn(annotations.get(COMPARE)).has('ServerSideDiff=true'))
        yield {
          object: manifest,
          path: fieldPath('metadata.annotations', COMPARE),
          found: '`ServerSideDiff=true`',
          expected: 'the usual comparison',
        };
  },
  examples: { bad: example('ServerSideDiff=true'), good: example('IgnoreExtraneous') },
};

function example(option: string): readonly Manifest[] {
  return [sampleApplication({}, { [COMPARE]: option })];
}
