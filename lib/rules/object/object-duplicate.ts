import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import { Service } from '../../manifest/service';
import { Workload } from '../../manifest/workload';
import { referenceTo } from '../object-reference';
import type { Rule } from '../rule';
import { isServicePatch } from '../shared/service/service-patch';
import { isWorkloadPatch } from '../partial-manifest';

const settingsFor = (color: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'colors', namespace: 'shop' },
  data: { color },
});

export const objectDuplicate: Rule = {
  id: 'object-duplicate',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Each object stands once among the manifests of a cluster',
  why: 'The one that is applied last replaces the other, and the order is that of file names or of Argo CD.',
  symptom: 'Argo CD warns "Resource appeared 2 times among application resources"; kubectl applies both without a word',
  fix: 'delete one of the two, rename it, or tell the clusters apart with the setting "clusters"',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  *check({ inventory }) {
    const first = new Map<string, Resource>();
    for (const resource of inventory.resources) {
      if (resource.name === '' || resource.kind === '' || isHook(resource) || isContainerPatch(resource)) continue;
      const key = JSON.stringify([resource.group, resource.kind, resource.namespace, resource.name]);
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, resource);
        continue;
      }
      const same = isDeepStrictEqual(earlier.manifest, resource.manifest);
      yield {
        object: resource.manifest,
        path: 'metadata.name',
        found: `a second ${referenceTo(resource.manifest)}, ${same ? 'equal to' : 'different from'} the first`,
        expected: 'one manifest for each kind, namespace and name of a cluster',
        ...(same ? { severity: 'info' as const } : {}),
      };
    }
  },
  examples: {
    bad: [settingsFor('red'), settingsFor('green')],
    good: [settingsFor('red'), { ...settingsFor('green'), metadata: { name: 'more-colors', namespace: 'shop' } }],
  },
};

/** A patch has the name of what it changes. */
function isContainerPatch(resource: Resource): boolean {
  return (
    (resource instanceof Workload && isWorkloadPatch(resource)) ||
    (resource instanceof Service && isServicePatch(resource))
  );
}

/** Hooks come and go at their own time: the same name may be meant for before and for after. */
function isHook({ annotations }: Resource): boolean {
  return annotations.has('helm.sh/hook') || annotations.has('argocd.argoproj.io/hook');
}
