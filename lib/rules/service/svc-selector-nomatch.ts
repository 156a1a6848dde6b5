import type { Inventory } from '../../manifest/inventory';
import type { Service } from '../../manifest/service';
import type { Workload } from '../../manifest/workload';
import { LabelIndex } from '../../manifest/label-index';
import { selects } from '../../manifest/selector';
import { isOneLetterSlip, withoutOneLetter } from '../../kubernetes/one-letter-slip';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleService } from '../examples';
import { governingService } from '../shared/statefulset/stateful-sets';
import { mayMakePods } from '../../manifest/operators';
import { isSetByController } from '../../kubernetes/controller-labels';
import { nameOf } from '../../manifest/names-in-words';

/** Labels that more workloads share show nothing: which of their pods a selector means stays open. */
const MOST_COMPARED = 20;

export const svcSelectorNomatch: Rule = {
  id: 'svc-selector-nomatch',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Select labels that the pods have',
  why:
    'A Service whose selector matches no pod has no endpoints, and no object shows an error. The pods may be in ' +
    'other files, so this rule has a finding only where a selector differs from a pod template in the value of ' +
    'one label, and an error only where one letter of that value is wrong.',
  symptom: 'NXDOMAIN for a headless Service, connection refused for one with a cluster IP',
  fix: 'Write the labels of the pod template into the selector.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  outranks: ['dns-record-missing'],
  defects: new Set(['service-without-endpoints']),
  *check({ inventory }) {
    const unmatched = inventory.services.filter(
      (service) =>
        service.selector.size > 0 &&
        service.type !== 'ExternalName' &&
        ![...service.selector.keys()].some(isSetByController) &&
        inventory.selectedBy(service).length === 0,
    );
    if (unmatched.length === 0) return;
    const podLabels = new PodLabels(inventory);
    // An operator may give its pods any label; only a slip still shows what is meant.
    const otherPods = mayMakePods(inventory);
    for (const service of unmatched) {
      const slips = podLabels.slipsOf(service);
      const near = slips[0] ?? (otherPods ? undefined : podLabels.nearest(service));
      if (near === undefined) continue;
      // sts-service-selector speaks of a set and the Service that it names.
      if (governingService(inventory, near.workload) === service) continue;
      const onlyOne = slips.length > 0 && slips.every(({ key, value }) => key === near.key && value === near.value);
      yield {
        object: service.manifest,
        path: fieldPath('spec.selector', near.key),
        found: `${quoted(service.selector.get(near.key))}; no pod template in the checked files has this label with the other ones`,
        expected: `${quoted(near.value)}, the label of ${nameOf(near.workload)}`,
        severity: onlyOne && !otherPods ? 'error' : 'info',
      };
    }
  },
  examples: {
    bad: [componentSelector('apis'), componentPods()],
    good: [componentSelector('api'), componentPods()],
  },
};

/** A workload whose pods have the labels of a selector, but for the value of one. */
interface NearPods {
  readonly workload: Workload;
  readonly key: string;
  /** What its pods have in the place of the selector's value. */
  readonly value: string;
}

/** The labels of all pod templates, by which the one that a selector means is found. */
class PodLabels {
  readonly #workloads = new LabelIndex<Workload>();
  /** The values of each label, under what is left of them without one letter. */
  readonly #values = new LabelIndex<string>();

  public constructor(private readonly inventory: Inventory) {
    const pairs = new Map<string, Set<string>>();
    for (const workload of inventory.workloads) {
      this.#workloads.add(workload, workload.podLabels);
      for (const [key, value] of workload.podLabels) {
        const values = pairs.get(key) ?? new Set();
        pairs.set(key, values.add(value));
      }
    }
    for (const [key, values] of pairs)
      for (const value of values)
        this.#values.add(
          value,
          [...withoutOneLetter(value)].map((rest) => [key, rest]),
        );
  }

  /** The pods that a Service would select if one letter of one value of its selector were another. */
  public slipsOf(service: Service): readonly NearPods[] {
    return [...service.selector].flatMap(([key, written]) => {
      const near = new Set(
        [...withoutOneLetter(written)].flatMap((rest) => this.#values.withRarest([[key, rest]]) ?? []),
      );
      return [...near]
        .filter((value) => isOneLetterSlip(written, value))
        .flatMap((value) => {
          const matchLabels = Object.fromEntries([...service.selector, [key, value]]);
          return this.inventory.matching({ matchLabels }, service).map((workload) => ({ workload, key, value }));
        });
    });
  }

  /** The first workload whose pods have all labels of the selector, one of them with another value. */
  public nearest(service: Service): NearPods | undefined {
    for (const key of service.selector.keys()) {
      const others = [...service.selector].filter(([other]) => other !== key);
      const workloads = this.#workloads.withRarest(others) ?? [];
      if (workloads.length > MOST_COMPARED) continue;
      for (const workload of workloads) {
        const value = workload.podLabels.get(key);
        if (value !== undefined && service.mayShareNamespace(workload) && selects(new Map(others), workload.podLabels))
          return { workload, key, value };
      }
    }
    return undefined;
  }
}

function componentSelector(component: string) {
  return sampleService({
    spec: { selector: { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/component': component } },
  });
}

function componentPods() {
  return sampleDeployment({ labels: { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/component': 'api' } });
}
