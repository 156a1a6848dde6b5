import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleService } from '../examples';

/** Finds an empty cluster IP, which the API server replaces. */
export const argocdClusteripEmpty: Rule = {
  id: 'argocd-clusterip-empty',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Leave clusterIP out of a Service that gets one',
  why: 'The API server replaces the empty string with an address, so the manifest and the object in the cluster always differ.',
  symptom: 'Argo CD without server-side apply is always OutOfSync.',
  fix: 'Remove clusterIP.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/',
  *check({ inventory, settings }) {
    for (const { manifest, spec } of inventory.services)
      if (spec.clusterIP === '')
        yield {
          object: manifest,
          path: 'spec.clusterIP',
          found: '""',
          expected: 'no clusterIP',
          ...(settings.argocd ? { severity: 'warning' as const } : {}),
        };
  },
  examples: { bad: example({ clusterIP: '' }), good: example({}), settings: { argocd: true } },
};

function example(spec: Manifest): readonly Manifest[] {
  return [sampleService({ spec: { ports: [{ name: 'http', port: 8080 }], ...spec } })];
}
