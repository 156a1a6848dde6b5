import { modelOfKind } from '../../kubernetes/fields';
import { dig, mapping, type Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';

const configMap = (metadata: Manifest): Manifest => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: {} });

export const objectNameMissing: Rule = {
  id: 'object-name-missing',
  severity: 'error',
  enforcement: 'api',
  title: 'Every object has a name',
  why:
    'An object is applied under its name. An empty `metadata:` is what is left when its entries are indented one step ' +
    'too little. Pods are exempt: programs that make them keep templates without one. So are reviews, which nothing keeps.',
  symptom: 'metadata.name: Required value: name or generateName is required',
  fix: 'Write `metadata.name`.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  *check({ inventory }) {
    for (const { manifest: object, apiVersion, kind } of inventory.resources) {
      if (kind === 'Pod' || kind.endsWith('Review') || modelOfKind(apiVersion, kind) === undefined) continue;
      const metadata = mapping(object.metadata);
      // Metadata or a name of another type is another mistake.
      if (metadata === undefined && (object.metadata ?? null) !== null) continue;
      if (named(metadata?.name) || named(metadata?.generateName)) continue;
      yield {
        object,
        path: ['metadata.name', 'metadata', ''].find((path) => path === '' || stands(object, path)) ?? '',
        found: 'no name',
        expected: 'a name',
      };
    }
  },
  examples: {
    bad: [configMap({ labels: { app: 'web' } })],
    good: [configMap({ labels: { app: 'web' }, name: 'web' })],
  },
};

function named(name: unknown): boolean {
  return (name ?? '') !== '';
}

function stands(object: Manifest, path: string): boolean {
  return dig(object, ...path.split('.')) !== undefined;
}
