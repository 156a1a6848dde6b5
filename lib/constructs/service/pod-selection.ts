import type * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { PropErrors, shown, shownAs } from '../props/prop-errors';
import { labelSelectorOf } from '../cdk8s/kplus-internals';
import { SHARED_SERVICE_LABEL } from '../cdk8s/labels';
import type { HeadlessService } from './headless-service';
import type { HeadlessServiceProps } from './headless-service-props';
import { podFactsOf } from './pod-facts';

type Labels = Readonly<Record<string, string>>;

/** Which pods stand behind a headless Service: whose they are, what labels find them, and whether they must be ready. */
export class PodSelection {
  readonly #workloads: Construct[] = [];
  readonly #asked: Labels | undefined;
  #labels: Labels | undefined;
  #publishNotReady: boolean | undefined;

  /**
   * @param service the Service, which knows already whether it is shared
   * @param props its props
   */
  public constructor(
    private readonly service: HeadlessService,
    { name, selector, publishNotReadyAddresses }: HeadlessServiceProps,
  ) {
    this.#asked = selector;
    if (selector !== undefined) this.#labels = { ...selector };
    else if (service.shared) this.#labels = { [SHARED_SERVICE_LABEL]: name };
    this.#publishNotReady = publishNotReadyAddresses;
  }

  /** The labels that find the pods; `undefined` where nothing is selected. */
  public get labels(): Labels | undefined {
    return this.#labels;
  }

  /** The workloads whose pods they are. */
  public get workloads(): readonly Construct[] {
    return this.#workloads;
  }

  /** What the user or an earlier group said about pods that are not ready; `undefined` where the next group decides. */
  public get publishNotReady(): boolean | undefined {
    return this.#publishNotReady;
  }

  /** Adds the pods of a workload. Throws where they cannot be found, or would be strangers to those that are there. */
  public select(workload: kplus.IPodSelector): void {
    this.#refuseOthers(workload);
    this.#refuseStrangers(workload);
    const faults = new PropErrors(this.service.constructor.name, () => this.service.node.path);
    this.service._addPodFaults(faults, podFactsOf(workload as Partial<kplus.Workload>));
    faults.throwIfAny(`cannot select the pods of "${workload.node.path}"`);
    this.#workloads.push(workload);
    this.#dress(workload);
    if (!this.service.shared) this.#labels = this.#labelsOf(workload);
  }

  /** Adds the pods of a group, which has looked at its props itself and dresses its pods. */
  public serve(group: Construct, labels: Labels, publishNotReady: boolean): void {
    this.#workloads.push(group);
    if (!this.service.shared) this.#labels = labels;
    this.#publishNotReady ??= publishNotReady;
  }

  /** Notes that a new group would be a stranger to the pods that are there. */
  public addStrangerFaults(faults: PropErrors): void {
    const theirs = this.#strangers();
    if (theirs === undefined) return;
    faults.add(
      'service',
      `${this.service.name}, which selects ${theirs} already`,
      'a second HeadlessService, or one with "shared: true" if that is meant',
      'Each would find strangers among its peers.',
    );
  }

  /** Refuses what is no workload, and one of another namespace, whose pods the Service would never find. */
  #refuseOthers(workload: kplus.IPodSelector): void {
    if (typeof workload?.toPodSelectorConfig !== 'function')
      throw new Error(
        `${this.service._where} cannot select: got ${shownAs(workload)}; expected a workload or Pods of cdk8s-plus, or a ` +
          'group, because its labels become the selector.',
      );
    const here = this.service.metadata.namespace;
    const { namespaces } = workload.toPodSelectorConfig();
    const there = namespaces?.names ?? [];
    if (namespaces?.labelSelector === undefined && (there.length === 0 || there.every((name) => name === here))) return;
    throw new Error(
      `${this.service._where} cannot select the pods of "${workload.node.path}": got pods in namespace ` +
        `${there.join(', ') || '(any)'}; expected pods in namespace ${here ?? '(none)'}, because a Service selects pods of its ` +
        'own namespace only. Make the Service in the chart of the workload.',
    );
  }

  #refuseStrangers(newcomer: Construct): void {
    const theirs = this.#strangers();
    if (theirs === undefined || this.#workloads[0] === newcomer) return;
    throw new Error(
      `${this.service._where} cannot select the pods of "${newcomer.node.path}" too: it selects ${theirs} already, ` +
        'and each would find strangers among its peers. Make a second HeadlessService, or set "shared: true" if that is meant.',
    );
  }

  /** Whom the Service selects, where it is for one workload only. */
  #strangers(): string | undefined {
    const [first] = this.#workloads;
    if (this.service.shared) return undefined;
    if (first !== undefined) return `"${first.node.path}"`;
    return this.#asked && `the labels ${shown(this.#asked)}`;
  }

  /** Gives the pods of a workload the labels and annotations that belong to the Service. */
  #dress(workload: kplus.IPodSelector): void {
    const { labels = {}, annotations = {} } = this.service._podMetadata();
    if (Object.keys(labels).length + Object.keys(annotations).length === 0) return;
    const { podMetadata } = workload as Partial<kplus.Workload>;
    if (podMetadata === undefined)
      throw new Error(
        `${this.service._where} must label the pods of "${workload.node.path}" with ${shown(labels)} and cannot: ` +
          'got pods that others make; expected a workload or a pod.',
      );
    for (const [label, value] of Object.entries(labels)) podMetadata.addLabel(label, value);
    for (const [annotation, value] of Object.entries(annotations)) podMetadata.addAnnotation(annotation, value);
  }

  /** The labels that find the pods of a workload; throws where it takes more than labels to find them. */
  #labelsOf(workload: kplus.IPodSelector): Labels {
    const { matchLabels, matchExpressions } = labelSelectorOf(workload);
    if (matchExpressions.length === 0 && Object.keys(matchLabels).length > 0) return matchLabels;
    throw new Error(
      `${this.service._where} cannot select the pods of "${workload.node.path}": got the selector ` +
        `${shown({ matchLabels, matchExpressions })}; expected labels and their values only, ` +
        'because the selector of a Service knows no expressions. Select the pods by labels, or give them one of their own.',
    );
  }
}
