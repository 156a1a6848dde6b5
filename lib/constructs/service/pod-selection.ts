import * as kplus from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { labelSelectorOf } from '../cdk8s/kplus-internals';
import { SHARED_SERVICE_LABEL } from '../cdk8s/labels';
import { isOfKind } from '../props/kind-of-value';
import type { ObjectMetadata } from '../props/object-metadata';
import { PropErrors } from '../props/prop-errors';
import { kindWords, quoted } from '../props/quoted';
import type { HeadlessServiceProps } from './headless-service-props';
import type { Mesh } from './mesh';
import { podFactsOf } from './pod-facts';

type Labels = Readonly<Record<string, string>>;

/** The Service that selects, as far as the selection must know it. */
export interface SelectingService {
  readonly kind: string;
  readonly path: string;
  readonly namespace: string | undefined;
}

/** What a group brings with it that is put behind a Service; of pods that are no group's nothing is known. */
export interface JoiningGroup {
  readonly publishNotReadyAddresses: boolean | undefined;
  readonly addErrors: (errors: PropErrors) => void;
}

/** Which pods are behind a headless Service: whose they are, what labels select them, and whether they must be ready. */
export class PodSelection {
  readonly #workloads: IConstruct[] = [];
  readonly #name: string;
  readonly #shared: boolean;
  /** The labels that the user wrote. */
  readonly #written: Labels | undefined;
  #labels: Labels | undefined;
  #publishNotReady: boolean | undefined;
  #addressesOnly = false;

  public constructor(
    private readonly service: SelectingService,
    { name, selector, publishNotReadyAddresses, shared = false }: HeadlessServiceProps,
  ) {
    this.#name = name;
    this.#shared = shared;
    this.#written = selector;
    if (selector !== undefined) this.#labels = { ...selector };
    else if (shared) this.#labels = { [SHARED_SERVICE_LABEL]: name };
    this.#publishNotReady = publishNotReadyAddresses;
  }

  /** The labels that select the pods; `undefined` where nothing is selected. */
  public get labels(): Labels | undefined {
    return this.#labels;
  }

  /** The workloads whose pods they are. */
  public get workloads(): readonly IConstruct[] {
    return this.#workloads;
  }

  /** What the user or an earlier group said about pods that are not ready; `undefined` where the next group decides. */
  public get publishNotReady(): boolean | undefined {
    return this.#publishNotReady;
  }

  /** The labels and annotations of pods behind the Service. */
  public podMetadata(mesh: Mesh): ObjectMetadata {
    const { labels, annotations } = mesh.podMetadata;
    return { labels: { ...(this.#shared ? this.#labels : {}), ...labels }, annotations };
  }

  /** From now on no pods may be put behind the Service: its addresses are listed in its props. */
  public refusePods(): void {
    this.#addressesOnly = true;
  }

  /** Adds the pods of a workload. Throws where labels cannot select them, or where other pods are selected already. */
  public select(workload: kplus.IPodSelector, mesh: Mesh, joining: JoiningGroup): void {
    this.#refuseUnselectable(workload);
    this.#refuseSecondWorkload(workload);
    const errors = new PropErrors(this.service.kind, () => this.service.path);
    mesh.addPodErrors(errors, podFactsOf(workload));
    joining.addErrors(errors);
    errors.throwIfAny(`cannot select the pods of "${workload.node.path}"`);
    this.#workloads.push(workload);
    this.#labelPods(workload, mesh);
    if (!this.#shared) this.#labels = this.#labelsOf(workload);
    // Behind a shared Service they become peers.
    else this.#publishNotReady ??= joining.publishNotReadyAddresses;
  }

  /** Adds the pods of a group, which has checked its props itself and labels its own pods. */
  public addGroup(group: IConstruct, labels: Labels, publishNotReady: boolean): void {
    this.#workloads.push(group);
    if (!this.#shared) this.#labels = labels;
    this.#publishNotReady ??= publishNotReady;
  }

  /** Reports what keeps a new group from being put behind the Service, whatever its pods are. */
  public addGroupErrors(errors: PropErrors): void {
    const selected = this.#selected();
    if (this.#addressesOnly)
      errors.add(
        'service',
        `${this.#name}, an ExternalPeers`,
        'a HeadlessService for the pods',
        'It has the addresses in its "endpoints" only, and pods would be mixed into them.',
      );
    else if (selected !== undefined)
      errors.add(
        'service',
        `${this.#name}, which selects ${selected} already`,
        'a second HeadlessService, or one with "shared: true" if that is meant',
        'Each workload would find pods of the other one among its peers.',
      );
  }

  /** What is wrong with the Service when the app is synthesised: no pods are behind it, and none can be. */
  public synthErrors(): readonly string[] {
    const selects = this.#written !== undefined || this.#workloads.length > 0;
    if (selects || this.#addressesOnly) return [];
    return [
      `${this.#where} selects no pods: got no "selector", no select() and no group with this Service as its "service"; ` +
        'expected one of them. Its name would have no address. For addresses outside of the cluster use ExternalPeers.',
    ];
  }

  get #where(): string {
    return `${this.service.kind} "${this.service.path}"`;
  }

  /** Refuses what is no workload, and a workload of another namespace, whose pods the Service would never select. */
  #refuseUnselectable(workload: kplus.IPodSelector): void {
    if (!isOfKind(workload, 'cdk8s-plus-27.IPodSelector'))
      throw new Error(
        `${this.#where} cannot select: got ${kindWords(workload)}; expected a workload or Pods of cdk8s-plus, or a ` +
          'group, because its labels become the selector.',
      );
    if (this.#addressesOnly)
      throw new Error(
        `${this.#where} cannot select the pods of "${workload.node.path}": got a workload; ` +
          'expected the addresses in "endpoints" only, because pods would be mixed into them. Make a HeadlessService for it.',
      );
    const here = this.service.namespace;
    const { namespaces } = workload.toPodSelectorConfig();
    const there = namespaces?.names ?? [];
    if (namespaces?.labelSelector === undefined && (there.length === 0 || there.every((name) => name === here))) return;
    throw new Error(
      `${this.#where} cannot select the pods of "${workload.node.path}": got pods in namespace ` +
        `${there.join(', ') || '(any)'}; expected pods in namespace ${here ?? '(none)'}, because a Service selects pods of its ` +
        'own namespace only. Make the Service in the chart of the workload.',
    );
  }

  #refuseSecondWorkload(newcomer: IConstruct): void {
    const selected = this.#selected();
    if (selected === undefined || this.#workloads[0] === newcomer) return;
    throw new Error(
      `${this.#where} cannot select the pods of "${newcomer.node.path}" too: it selects ${selected} already, ` +
        'and each workload would find pods of the other one among its peers. ' +
        'Make a second HeadlessService or, if that is meant, one HeadlessService with "shared: true" for both: it selects workloads of ' +
        'cdk8s-plus, and groups take it as their "service".',
    );
  }

  /** What the Service selects, where it is for one workload only. */
  #selected(): string | undefined {
    const [first] = this.#workloads;
    if (this.#shared) return undefined;
    if (first !== undefined) return `"${first.node.path}"`;
    return this.#written && `the labels ${quoted(this.#written)}`;
  }

  /** Gives the pods of a workload the labels and annotations that belong to the Service. */
  #labelPods(workload: kplus.IPodSelector, mesh: Mesh): void {
    const { labels = {}, annotations = {} } = this.podMetadata(mesh);
    this.#addLabels(workload, labels, annotations);
  }

  #addLabels(workload: kplus.IPodSelector, labels: Labels, annotations: Labels): void {
    if (Object.keys(labels).length + Object.keys(annotations).length === 0) return;
    const { podMetadata } = workload as Partial<kplus.Workload>;
    if (podMetadata === undefined)
      throw new Error(
        `${this.#where} must label the pods of "${workload.node.path}" with ${quoted(labels)} and cannot: ` +
          'got pods of another construct; expected a workload or a pod.',
      );
    for (const [label, value] of Object.entries(labels)) podMetadata.addLabel(label, value);
    for (const [annotation, value] of Object.entries(annotations)) podMetadata.addAnnotation(annotation, value);
  }

  /** The labels that select the pods of a workload; throws where it takes more than labels to select them. */
  #labelsOf(workload: kplus.IPodSelector): Labels {
    const { matchLabels, matchExpressions } = labelSelectorOf(workload);
    // cdk8s-plus makes this label of the construct's path: whoever moves the construct would leave all pods without a name.
    if (kplus.Pod.ADDRESS_LABEL in matchLabels) {
      const own = { [SHARED_SERVICE_LABEL]: this.#name };
      this.#addLabels(workload, own, {});
      return own;
    }
    if (matchExpressions.length === 0 && Object.keys(matchLabels).length > 0) return matchLabels;
    throw new Error(
      `${this.#where} cannot select the pods of "${workload.node.path}": got the selector ` +
        `${quoted({ matchLabels, matchExpressions })}; expected labels and their values only, ` +
        'because the selector of a Service has no expressions. Select the pods by labels, or give them one of their own.',
    );
  }
}
