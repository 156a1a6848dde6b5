import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import { Service } from '../../manifest/service';
import { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { isServicePatch } from '../shared/service/service-patch';
import { isWorkloadPatch } from '../partial-manifest';
import { nameOf } from '../../manifest/names-in-words';

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
  title: 'Write each object of a cluster once',
  why:
    'The manifest that is applied last replaces the other one. Which one is last depends on file names or on ' +
    'Argo CD.',
  symptom:
    'Argo CD warns "Resource appeared 2 times among application resources"; kubectl applies both without a ' +
    'message',
  fix: 'Delete one of the two, rename it, or give the clusters names with the setting clusters.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  *check({ inventory }) {
    const first = new Map<string, Resource>();
    for (const resource of inventory.resources) {
      if (resource.name === '' || resource.kind === '' || isHook(resource) || isPatch(resource)) continue;
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
        found: `${quoted(resource.name)}: a second ${nameOf(resource)}, ${same ? 'equal to' : 'different from'} the first`,
        expected: 'one manifest for each kind, namespace and name in a cluster',
        ...(same ? { severity: 'info' as const } : {}),
      };
    }
  },
  examples: {
    bad: [settingsFor('red'), settingsFor('green')],
    good: [settingsFor('red'), { ...settingsFor('green'), metadata: { name: 'more-colors', namespace: 'shop' } }],
  },
};

/** Whether it only patches an object of another manifest, which has the same name. */
function isPatch(resource: Resource): boolean {
  return (
    (resource instanceof Workload && isWorkloadPatch(resource)) ||
    (resource instanceof Service && isServicePatch(resource))
  );
}

/** Whether it is a hook, which is created and deleted apart from the rest: two may have one name. */
function isHook({ annotations }: Resource): boolean {
  return annotations.has('helm.sh/hook') || annotations.has('argocd.argoproj.io/hook');
}
