import { dig, list } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { statefulSets } from '../shared/statefulset/stateful-sets';

export const stsCreationTimestamp: Rule = {
  id: 'sts-creation-timestamp',
  severity: 'info',
  enforcement: 'practice',
  title: 'Do not write creationTimestamp into a template',
  why:
    'Tools that print Go structures write creationTimestamp: null. The field has no effect, and the API server ' +
    'does not keep it.',
  symptom: 'each diff shows a line that changes nothing',
  fix: 'Remove the field.',
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
          yield { object, path: `${path}.metadata.creationTimestamp`, found: 'null', expected: 'no creationTimestamp' };
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'spec.template.metadata.creationTimestamp', null)],
    good: [sampleStatefulSet()],
  },
};
