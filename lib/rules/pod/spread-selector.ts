import type { Inventory } from '../../manifest/inventory';
import { dig, labels, list, mapping, type Manifest } from '../../manifest/manifest';
import { labelSelectorMatches } from '../../manifest/selector';
import type { Workload } from '../../manifest/workload';
import { isWorkloadPatch } from '../partial-manifest';
import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';

const spread = withField(sampleStatefulSet(), 'spec.template.spec.topologySpreadConstraints', [
  {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { app: 'web' } },
  },
]);

export const spreadSelector: Rule = {
  id: 'spread-selector',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Select existing pods in topologySpreadConstraints and podAntiAffinity',
  why:
    'A constraint counts the pods that its labelSelector matches. Without a selector, or with one that matches no pod, it ' +
    'counts none, and all pods of the group can be on one node.',
  symptom: 'a null labelSelector results in matching no pod',
  fix: 'Write the labels of the pod template into labelSelector.matchLabels.',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      // The pods of a patch have the labels of what it changes.
      if (isWorkloadPatch(workload)) continue;
      for (const { path, fields } of termsOf(workload)) {
        const selector = mapping(fields.labelSelector);
        const object = workload.manifest;
        if ((fields.labelSelector ?? null) === null)
          yield { object, path, found: 'no labelSelector', expected: `a labelSelector such as ${ownLabels(workload)}` };
        else if (selector !== undefined && matchesNothing(inventory, workload, fields, selector))
          yield {
            object,
            path: `${path}.labelSelector`,
            found: `${quoted(selector)}, which matches no pod of the checked files`,
            expected: `a labelSelector such as ${ownLabels(workload)}`,
          };
      }
    }
  },
  examples: {
    bad: [withField(spread, 'spec.template.spec.topologySpreadConstraints[0].labelSelector', undefined)],
    good: [spread],
  },
};

function ownLabels({ podLabels }: Workload): string {
  return quoted({ matchLabels: Object.fromEntries(podLabels) });
}

/** Whether a selector matches no pods of any workload, its own or another. */
function matchesNothing(inventory: Inventory, own: Workload, fields: Manifest, selector: Manifest): boolean {
  if ((fields.namespaces ?? fields.namespaceSelector ?? null) !== null) return false;
  if (labelSelectorMatches(selector, own.podLabels)) return false;
  const known = podLabelsOf(inventory);
  for (const [key, value] of labels(selector.matchLabels)) if (!known.has(`${key}=${value}`)) return true;
  return !inventory.workloads.some((workload) => labelSelectorMatches(selector, workload.podLabels));
}

const knownLabels = new WeakMap<Inventory, ReadonlySet<string>>();

/** All labels of the pod templates, as `key=value`. */
function podLabelsOf(inventory: Inventory): ReadonlySet<string> {
  let all = knownLabels.get(inventory);
  if (all === undefined) {
    all = new Set(inventory.workloads.flatMap((workload) => [...workload.podLabels].map((pair) => pair.join('='))));
    knownLabels.set(inventory, all);
  }
  return all;
}

function* termsOf(workload: Workload): Iterable<{ readonly path: string; readonly fields: Manifest }> {
  const { podSpec, podSpecPath } = workload;
  for (const [index, entry] of list(podSpec.topologySpreadConstraints).entries()) {
    const fields = mapping(entry);
    if (fields !== undefined) yield { path: `${podSpecPath}.topologySpreadConstraints[${index}]`, fields };
  }
  const affinity = `${podSpecPath}.affinity.podAntiAffinity`;
  const required = 'requiredDuringSchedulingIgnoredDuringExecution';
  for (const [index, entry] of list(dig(podSpec, 'affinity', 'podAntiAffinity', required)).entries()) {
    const fields = mapping(entry);
    if (fields !== undefined) yield { path: `${affinity}.${required}[${index}]`, fields };
  }
  const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
  for (const [index, entry] of list(dig(podSpec, 'affinity', 'podAntiAffinity', preferred)).entries()) {
    const fields = mapping(dig(entry, 'podAffinityTerm'));
    if (fields !== undefined) yield { path: `${affinity}.${preferred}[${index}].podAffinityTerm`, fields };
  }
}
