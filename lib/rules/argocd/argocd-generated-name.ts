import { list, type Manifest } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleStatefulSet } from '../examples';

/** Finds StatefulSets whose name cdk8s made from the construct path. */
export const argocdGeneratedName: Rule = {
  id: 'argocd-generated-name',
  severity: 'info',
  enforcement: 'practice',
  title: 'Write the name of a StatefulSet',
  why: 'The hash at the end comes from the path of the construct. Moving or wrapping the construct changes the names of the StatefulSet, of its pods and of its claims.',
  symptom: 'A refactoring creates an empty group beside the old one, which a sync with prune then deletes.',
  fix: 'Set metadata.name.',
  source: 'https://github.com/cdk8s-team/cdk8s/issues/392',
  *check({ inventory, settings }) {
    for (const { manifest, kind, name, spec } of inventory.workloads) {
      if (kind !== 'StatefulSet' || !/-c8[0-9a-f]{6}$/.test(name)) continue;
      const hasVolumes = list(spec.volumeClaimTemplates).length > 0;
      yield {
        object: manifest,
        path: 'metadata.name',
        found: `${quoted(name)}, with the hash of a construct path`,
        expected: 'a name without a hash, such as "peers"',
        ...(hasVolumes || settings.argocd ? { severity: 'warning' as const } : {}),
      };
    }
  },
  examples: { bad: example('prod-peers-c8e1a31d'), good: example('peers') },
};

function example(name: string): readonly Manifest[] {
  return [{ ...sampleStatefulSet({ name: 'peers' }), metadata: { name } }];
}
