import { modelOfKind } from '../../kubernetes/fields';
import { dig, mapping, type Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';

const configMap = (metadata: Manifest): Manifest => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: {} });

export const objectNameMissing: Rule = {
  id: 'object-name-missing',
  severity: 'error',
  enforcement: 'api',
  title: 'Give each object a name',
  why:
    'An object is applied by its name. Often metadata is empty because the lines below it lack one step of ' +
    'indentation. Pods may have no name: operators keep templates of Pods without one. So may reviews, which the ' +
    'API server does not store.',
  symptom: 'metadata.name: Required value: name or generateName is required',
  fix: 'Write metadata.name.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  *check({ inventory }) {
    for (const { manifest: object, apiVersion, kind } of inventory.resources) {
      if (kind === 'Pod' || kind.endsWith('Review') || modelOfKind(apiVersion, kind) === undefined) continue;
      const metadata = mapping(object.metadata);
      // field-type finds metadata that is no object.
      if (metadata === undefined && (object.metadata ?? null) !== null) continue;
      if (isGiven(metadata?.name) || isGiven(metadata?.generateName)) continue;
      yield {
        object,
        path: ['metadata.name', 'metadata', ''].find((path) => path === '' || exists(object, path)) ?? '',
        found: 'no name',
        expected: 'a name, such as "web"',
      };
    }
  },
  examples: {
    bad: [configMap({ labels: { app: 'web' } })],
    good: [configMap({ labels: { app: 'web' }, name: 'web' })],
  },
};

function isGiven(name: unknown): boolean {
  return (name ?? '') !== '';
}

function exists(object: Manifest, path: string): boolean {
  return dig(object, ...path.split('.')) !== undefined;
}
