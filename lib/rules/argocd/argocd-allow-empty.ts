import { dig, type Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { applications, sampleApplication } from '../shared/argocd/application';

/** Finds Applications that delete everything when a folder is empty. */
export const argocdAllowEmpty: Rule = {
  id: 'argocd-allow-empty',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not set allowEmpty in an Application that prunes automatically',
  why: 'A failed synth or a moved path leaves an empty folder. With prune and allowEmpty, Argo CD then deletes every object.',
  symptom: 'The next automatic sync deletes all objects.',
  fix: 'Remove allowEmpty; the default is false.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning-with-allow-empty-v18',
  *check({ inventory }) {
    for (const { manifest, spec } of applications(inventory)) {
      const automated = dig(spec, 'syncPolicy', 'automated');
      if (dig(automated, 'prune') !== true || dig(automated, 'allowEmpty') !== true) continue;
      yield {
        object: manifest,
        path: 'spec.syncPolicy.automated.allowEmpty',
        found: 'true, with prune: true',
        expected: 'false',
      };
    }
  },
  examples: { bad: example(true), good: example(false) },
};

function example(allowEmpty: boolean): readonly Manifest[] {
  return [sampleApplication({ automated: { prune: true, allowEmpty } })];
}
