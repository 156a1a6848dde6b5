import { labels, mapping } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleContainer, sampleDeployment } from '../examples';
import { firstOf, nameOf } from '../../manifest/names-in-words';

/** How many of the other workloads a finding names. */
const MOST_NAMED = 3;

const CONTROLLERS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

export const wlSelectorOverlap: Rule = {
  id: 'wl-selector-overlap',
  severity: 'info',
  enforcement: 'practice',
  title: 'Select only the pods of the workload itself',
  why:
    'Controllers find their pods by owner, but other tools use the selector: kubectl logs deploy/web shows pods ' +
    'of both workloads, and a HorizontalPodAutoscaler averages the metrics of both. It is a warning where an ' +
    'autoscaler scales the workload.',
  symptom: 'an autoscaler counts the pods of the other workload',
  fix:
    'Add a label that only this workload has, such as app.kubernetes.io/component, to its selector and template. ' +
    'The selector is immutable, so the workload has to be created again.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      const { selector } = workload.spec;
      if (!CONTROLLERS.has(workload.kind) || labels(mapping(selector)?.matchLabels).size === 0) continue;
      const others = inventory
        .matching(selector, workload)
        .filter((other) => CONTROLLERS.has(other.kind) && !isSameWorkload(workload, other));
      if (others.length === 0) continue;
      // A workload that is written for two environments is named once.
      const names = [...new Set(others.map(nameOf))];
      const scaled = inventory
        .ofKind('HorizontalPodAutoscaler')
        .some((scaler) => scaler.mayShareNamespace(workload) && scales(scaler.spec.scaleTargetRef, workload));
      yield {
        object: workload.manifest,
        path: 'spec.selector',
        found: `${quoted(selector)}, which also matches the pods of ${firstOf(names, MOST_NAMED)}`,
        expected: 'labels that only the pods of this workload have',
        ...(scaled && { severity: 'warning' as const }),
      };
    }
  },
  examples: {
    bad: [sampleDeployment(), worker({ app: 'web', role: 'worker' })],
    good: [sampleDeployment(), worker({ role: 'worker' })],
  },
};

/** Whether two manifests are of one workload, such as for two environments. */
function isSameWorkload(one: Workload, other: Workload): boolean {
  return one.kind === other.kind && one.name === other.name;
}

function scales(target: unknown, { kind, name }: Workload): boolean {
  return typeof target === 'object' && target !== null && 'kind' in target && 'name' in target
    ? target.kind === kind && target.name === name
    : false;
}

function worker(labels: Readonly<Record<string, string>>) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'worker' },
    spec: {
      selector: { matchLabels: { role: 'worker' } },
      template: { metadata: { labels }, spec: { containers: [sampleContainer({ ports: undefined })] } },
    },
  };
}
