import { list, type Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleStatefulSet } from '../examples';

/** StatefulSets whose names cdk8s makes of the construct path. */
export const argocdGeneratedName: Rule = {
  id: 'argocd-generated-name',
  severity: 'info',
  enforcement: 'practice',
  title: 'A StatefulSet has a name that somebody wrote',
  why: 'The hash at the end comes from the path of the construct. Whoever moves or wraps the construct changes the name of the set, of its pods and of its claims.',
  symptom: 'A refactor starts an empty group beside the old one, which a pruning sync then deletes.',
  fix: 'Give `metadata.name`.',
  source: 'https://github.com/cdk8s-team/cdk8s/issues/392',
  *check({ inventory, settings }) {
    for (const { manifest, kind, name, spec } of inventory.workloads) {
      if (kind !== 'StatefulSet' || !/-c8[0-9a-f]{6}$/.test(name)) continue;
      const keeps = list(spec.volumeClaimTemplates).length > 0;
      yield {
        object: manifest,
        path: 'metadata.name',
        found: `\`${name}\`, with the hash of a construct path`,
        expected: 'a name of its own',
        ...(keeps || settings.argocd ? { severity: 'warning' as const } : {}),
      };
    }
  },
  examples: { bad: example('prod-peers-c8e1a31d'), good: example('peers') },
};

function example(name: string): readonly Manifest[] {
  return [{ ...sampleStatefulSet({ name: 'peers' }), metadata: { name } }];
}
