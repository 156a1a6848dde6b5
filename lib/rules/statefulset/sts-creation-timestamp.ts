import { dig, list } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { statefulSets } from '../shared/statefulset/stateful-sets';

export const stsCreationTimestamp: Rule = {
  id: 'sts-creation-timestamp',
  severity: 'info',
  enforcement: 'practice',
  title: 'A template holds no creationTimestamp',
  why: 'Tools that print Go structures leave `creationTimestamp: null` behind. It says nothing and differs from what the server keeps.',
  symptom: 'a difference in every review and diff, without a meaning',
  fix: 'Take the line away.',
  source: 'https://github.com/kubernetes/kubernetes/issues/86811',
  *check({ inventory }) {
    for (const { manifest: object, spec } of statefulSets(inventory)) {
      const places = [
        'spec.template',
        ...list(spec.volumeClaimTemplates).map((_, index) => `spec.volumeClaimTemplates[${index}]`),
      ];
      const metadata = [
        dig(spec, 'template', 'metadata'),
        ...list(spec.volumeClaimTemplates).map((entry) => dig(entry, 'metadata')),
      ];
      for (const [index, path] of places.entries())
        if (dig(metadata[index], 'creationTimestamp') === null)
          yield { object, path: `${path}.metadata.creationTimestamp`, found: 'null', expected: 'no such field' };
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'spec.template.metadata.creationTimestamp', null)],
    good: [sampleStatefulSet()],
  },
};
