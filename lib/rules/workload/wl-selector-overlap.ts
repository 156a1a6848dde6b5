import { labels, mapping } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import type { Rule } from '../rule';
import { sampleContainer, sampleDeployment } from '../examples';

/** How many of the workloads with a selector's labels are named in one finding. */
const NAMED = 3;

const CONTROLLERS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

/** A controller whose selector matches the pods of another. */
export const wlSelectorOverlap: Rule = {
  id: 'wl-selector-overlap',
  severity: 'info',
  enforcement: 'practice',
  title: 'The selector of a workload matches its own pods only',
  why: 'Controllers know their pods by owner, but everything else goes by the selector: `kubectl logs deploy/web`, a HorizontalPodAutoscaler, which then averages the metrics of both. It is a warning where one scales the workload.',
  symptom: 'An autoscaler counts the pods of the other workload',
  fix: 'Add a label that only this workload has, such as `app.kubernetes.io/component`, to its selector and template. The selector is immutable, so the workload has to be made anew.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      const { selector } = workload.spec;
      if (!CONTROLLERS.has(workload.kind) || labels(mapping(selector)?.matchLabels).size === 0) continue;
      const others = inventory
        .matching(selector, workload)
        .filter((other) => CONTROLLERS.has(other.kind) && !isSame(workload, other));
      if (others.length === 0) continue;
      const named = others.slice(0, NAMED).map(({ kind, name }) => `${kind}/${name}`);
      const scaled = inventory
        .ofKind('HorizontalPodAutoscaler')
        .some((scaler) => scaler.mayShareNamespace(workload) && scales(scaler.spec.scaleTargetRef, workload));
      yield {
        object: workload.manifest,
        path: 'spec.selector',
        found: `matches the pods of ${named.join(', ')}${others.length > NAMED ? ` and ${others.length - NAMED} more` : ''}`,
        expected: 'labels that only its own pods have',
        ...(scaled && { severity: 'warning' as const }),
      };
    }
  },
  examples: {
    bad: [sampleDeployment(), worker({ app: 'web', role: 'worker' })],
    good: [sampleDeployment(), worker({ role: 'worker' })],
  },
};

/** One workload written twice, for two environments, overlaps with itself only. */
function isSame(one: Workload, other: Workload): boolean {
  return one === other || (one.kind === other.kind && one.name === other.name);
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
