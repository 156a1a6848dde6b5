import type { Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import type { Rule } from '../rule';
import { applications, sampleApplication } from '../shared/argocd/application';
import { optionsIn } from '../shared/argocd/sync-wave';

const COMPARE_OPTIONS = 'argocd.argoproj.io/compare-options';

/** Finds Applications with server-side diff, which hides refused changes. */
export const argocdServerSideDiff: Rule = {
  id: 'argocd-server-side-diff',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Do not use server-side diff for an Application with StatefulSets',
  why: 'The API server refuses the diff of a change of an immutable field. The state of the whole Application is then Unknown, and after the next resync Synced.',
  symptom: 'Every object is Unknown, then Synced and Healthy, although the new revision was never applied.',
  fix: 'Remove ServerSideDiff=true, or add an alert for a status.sync.revision that differs from status.operationState.syncResult.revision.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/diff-strategies/#server-side-diff',
  *check({ inventory }) {
    for (const { manifest, annotations } of applications(inventory))
      if (optionsIn(annotations.get(COMPARE_OPTIONS)).has('ServerSideDiff=true'))
        yield {
          object: manifest,
          path: fieldPath('metadata.annotations', COMPARE_OPTIONS),
          found: '"ServerSideDiff=true"',
          expected: 'no ServerSideDiff=true',
        };
  },
  examples: { bad: example('ServerSideDiff=true'), good: example('IgnoreExtraneous') },
};

function example(option: string): readonly Manifest[] {
  return [sampleApplication({}, { [COMPARE_OPTIONS]: option })];
}
