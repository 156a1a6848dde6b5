import type { Inventory } from '../../manifest/inventory';
import type { Service } from '../../manifest/service';
import type { Workload } from '../../manifest/workload';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleService } from '../examples';
import { hasPodMakers } from '../shared/pod/pod-makers';
import { isSetByController } from '../../kubernetes/controller-labels';

/** How many workloads with a label are compared with a selector that has it: a label of thousands shows nothing. */
const MOST_COMPARED = 20;

export const svcSelectorNomatch: Rule = {
  id: 'svc-selector-nomatch',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Select labels that the pods have',
  why:
    'A Service whose selector matches no pod has no endpoints, and no object shows an error. The pods may be in ' +
    'other files, so this rule has a finding only where a selector differs from a pod template in the value of ' +
    'one label.',
  symptom: 'NXDOMAIN for a headless Service, connection refused for one with a cluster IP',
  fix: 'Write the labels of the pod template into the selector.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  defects: new Set(['service-without-endpoints']),
  *check({ inventory }) {
    const unmatched = inventory.services.filter(
      (service) =>
        service.selector.size > 0 &&
        service.type !== 'ExternalName' &&
        ![...service.selector.keys()].some(isSetByController) &&
        inventory.selectedBy(service).length === 0,
    );
    if (unmatched.length === 0 || hasPodMakers(inventory)) return;
    const byLabel = workloadsByLabel(inventory);
    for (const service of unmatched) {
      const near = nearest(service, byLabel);
      if (near !== undefined)
        yield {
          object: service.manifest,
          path: fieldPath('spec.selector', near.key),
          found: `${quoted(service.selector.get(near.key))}; no pod template in the checked files has this label with the other ones`,
          expected: `${quoted(near.value)}, the label of ${near.workload.kind}/${near.workload.name}`,
        };
    }
  },
  examples: {
    bad: [componentSelector('apis'), componentPods()],
    good: [componentSelector('api'), componentPods()],
  },
};

function workloadsByLabel(inventory: Inventory): ReadonlyMap<string, readonly Workload[]> {
  const byLabel = new Map<string, Workload[]>();
  for (const workload of inventory.workloads)
    for (const [key, value] of workload.podLabels) {
      const there = byLabel.get(`${key}=${value}`);
      if (there === undefined) byLabel.set(`${key}=${value}`, [workload]);
      else if (there.length < MOST_COMPARED) there.push(workload);
    }
  return byLabel;
}

/** The workload that has all labels of the selector, one of them with another value. */
function nearest(service: Service, byLabel: ReadonlyMap<string, readonly Workload[]>) {
  const candidates = new Set([...service.selector].flatMap((pair) => byLabel.get(pair.join('=')) ?? []));
  for (const workload of candidates) {
    if (!service.mayShareNamespace(workload)) continue;
    const [difference, second] = [...service.selector].filter(([key, value]) => workload.podLabels.get(key) !== value);
    if (difference === undefined || second !== undefined) continue;
    const value = workload.podLabels.get(difference[0]);
    if (value !== undefined) return { workload, key: difference[0], value };
  }
  return undefined;
}

function componentSelector(component: string) {
  return sampleService({
    spec: { selector: { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/component': component } },
  });
}

function componentPods() {
  return sampleDeployment({ labels: { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/component': 'api' } });
}
