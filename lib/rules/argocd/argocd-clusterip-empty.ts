import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleService } from '../examples';

/** An empty cluster IP, which the API server fills. */
export const argocdClusteripEmpty: Rule = {
  id: 'argocd-clusterip-empty',
  severity: 'info',
  enforcement: 'runtime',
  title: 'A Service that wants a cluster IP says nothing of it',
  why: 'The API server replaces the empty text by an address, so what is applied and what is there differ for ever.',
  symptom: 'Argo CD without server-side apply is OutOfSync for ever.',
  fix: 'Leave `clusterIP` out.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/',
  *check({ inventory, settings }) {
    for (const { manifest, spec } of inventory.services)
      if (spec.clusterIP === '')
        yield {
          object: manifest,
          path: 'spec.clusterIP',
          found: 'an empty text',
          expected: 'no `clusterIP`',
          ...(settings.argocd ? { severity: 'warning' as const } : {}),
        };
  },
  examples: { bad: example({ clusterIP: '' }), good: example({}), settings: { argocd: true } },
};

function example(spec: Manifest): readonly Manifest[] {
  return [sampleService({ spec: { ports: [{ name: 'http', port: 8080 }], ...spec } })];
}
