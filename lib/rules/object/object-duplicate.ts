import { isDeepStrictEqual } from 'node:util';
import type { Inventory } from '../../manifest/inventory';
import type { Manifest } from '../../manifest/manifest';
import { nearness } from '../../manifest/origin';
import type { Resource } from '../../manifest/resource';
import { Service } from '../../manifest/service';
import { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule, RuleFinding } from '../rule';
import type { Settings } from '../settings';
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
  *check({ inventory, settings }) {
    const written = new Map<string, Written>();
    const apart: Pair[] = [];
    for (const resource of inventory.resources) {
      if (resource.name === '' || resource.kind === '' || isHook(resource) || isPatch(resource)) continue;
      const key = JSON.stringify([resource.group, resource.kind, resource.namespace, resource.name]);
      const earlier = written.get(key);
      if (earlier === undefined) {
        written.set(key, { first: resource, all: [resource] });
        continue;
      }
      const { first, all } = earlier;
      const together = all.some((other) => areAppliedTogether(inventory, settings, other, resource));
      all.push(resource);
      if (!together) {
        apart.push({ first, second: resource });
        continue;
      }
      const same = isDeepStrictEqual(first.manifest, resource.manifest);
      yield {
        object: resource.manifest,
        path: 'metadata.name',
        found: `${quoted(resource.name)}: a second ${nameOf(resource)}, ${same ? 'equal to' : 'different from'} the first`,
        expected: 'one manifest for each kind, namespace and name in a cluster',
        ...(same ? { severity: 'info' as const } : {}),
      };
    }
    if (apart.length > 0) yield alternatives(inventory, apart);
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

/** The manifests of one object. */
interface Written {
  readonly first: Resource;
  readonly all: Resource[];
}

/** An object that two files have. */
interface Pair {
  readonly first: Resource;
  readonly second: Resource;
}

/**
 * Whether two manifests are surely applied together: those of one file are, and those of one folder where Argo CD applies
 * it. Other files and folders may be alternatives, of which one is chosen.
 */
function areAppliedTogether(inventory: Inventory, { argocd }: Settings, one: Resource, other: Resource): boolean {
  return nearness(inventory.originOf(one), inventory.originOf(other)) >= (argocd ? 1 : 2);
}

/** What several files have is told once for a run: hardly anybody applies all of them. */
function alternatives(inventory: Inventory, pairs: readonly Pair[]): RuleFinding {
  const [{ second }] = pairs as [Pair];
  const told = pairs.slice(0, MOST_TOLD).map((pair) => {
    const files = [pair.first, pair.second].map((resource) => inventory.originOf(resource)?.file ?? '');
    return `${nameOf(pair.second)} in ${files.join(' and ')}`;
  });
  const more = pairs.length > told.length ? `, and ${pairs.length - told.length} more` : '';
  return {
    object: second.manifest,
    path: 'metadata.name',
    found: `in several files: ${told.join(', ')}${more}`,
    expected: 'one manifest for each kind, namespace and name in a cluster',
    fix:
      'Where the files or folders are alternatives, check one of them at a time, or name them with the setting ' +
      'clusters. Where they are applied together, delete or rename one.',
    severity: 'info',
  };
}

const MOST_TOLD = 5;
