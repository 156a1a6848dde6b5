import { ApiObject, ApiObjectMetadataDefinition, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { clientServiceObject } from '../service/client-service';
import { disruptionBudgetObject } from './disruption-budget';
import { dnsPlanOf, type DnsPlan } from './dns-plan';
import { PropErrors } from '../props/prop-errors';
import { HeadlessService } from '../service/headless-service';
import { declarePorts } from '../cdk8s/kplus-internals';
import { laterContainer } from './later-container';
import { laterFaults } from './later-faults';
import { commonLabels } from '../cdk8s/labels';
import type { ObjectMetadata } from '../props/object-metadata';
import { PeerContainer } from './peer-container';
import type { PeerEnv } from '../env/peer-env';
import { addPeerGroupFaults, DEFAULT_REPLICAS, type PeerGroupPlan } from './peer-group-faults';
import type { PeerGroupProps } from './peer-group-props';
import { peerNetworkPolicyObject } from './peer-network-policy';
import { renderPodSpec, type PodSpecPlan } from '../pod/pod-spec';
import { renderMetadata } from '../cdk8s/rendered-object';
import { DEFAULT_SPREAD } from '../pod/scheduling';
import { copyOfProps } from '../props/copy-of-props';
import { readProps } from '../props/read-props';
import { holdUniqueNames } from '../cdk8s/unique-names';

/**
 * A group of pods that find each other through a headless Service: what `StatefulPeerGroup` and `DeploymentPeerGroup`
 * have in common.
 */
export abstract class PeerGroup extends kplus.Workload implements kplus.IScalable {
  /** The headless Service that leads to the pods. */
  public readonly headless: HeadlessService;

  /** The peer env: add it to further containers of the pods. The ports are those of the peer container and stay there. */
  public readonly peerEnv: PeerEnv;

  /** The ClusterIP Service for clients; `undefined` where none was asked for. */
  public readonly clientService?: ApiObject;

  /** The PodDisruptionBudget; `undefined` for a single replica, or where it was omitted. */
  public readonly podDisruptionBudget?: ApiObject;

  /** The NetworkPolicy; `undefined` where none was asked for. */
  public readonly networkPolicy?: ApiObject;

  /** Whether an autoscaler decides on the number of pods. */
  public hasAutoscaler = false;

  /**
   * The labels that find the group's pods.
   *
   * @internal
   */
  protected readonly _selector: Readonly<Record<string, string>>;

  /**
   * The container that is the peer.
   *
   * @internal
   */
  protected readonly _peer: PeerContainer;

  /**
   * The props, without those that are null.
   *
   * @internal
   */
  protected readonly _soundProps: PeerGroupProps;

  #podMetadata: ApiObjectMetadataDefinition | undefined;

  protected constructor(scope: Construct, id: string, given: PeerGroupProps) {
    // Who began the report has looked at the kinds of all props already.
    const begun = PropErrors.begunIn(given);
    const faults = begun ?? PropErrors.at(new.target.name, scope, id);
    const props =
      begun === undefined ? readProps(faults, given, new.target.prototype._propsStruct()) : copyOfProps(given);
    super(scope, id, {
      select: false,
      volumes: props.volumes && withoutTwins(props.volumes),
      serviceAccount: props.serviceAccount,
      automountServiceAccountToken: props.automountServiceAccountToken,
      dockerRegistryAuth: props.dockerRegistryAuth,
      terminationGracePeriod: props.terminationGracePeriod,
      securityContext: props.securityContext,
      hostAliases: props.hostAliases,
      dns: props.podDns,
    });
    this._soundProps = props;
    const plan = this._plan(props);
    this._selector = plan.selector;
    this._peer = new PeerContainer(faults, props, plan);
    this.peerEnv = this._peer.env;
    addPeerGroupFaults(faults, props, plan, this._peer, Chart.of(this).namespace);
    plan.addFaults(faults);
    faults.throwIfAny();

    this.select(kplus.LabelSelector.of({ labels: plan.selector }));
    this.headless =
      props.service ??
      // The name and the ports, the place and the metadata have had their report above, by the names of the group's props.
      new HeadlessService(this, 'Service', {
        name: plan.serviceName,
        ports: props.ports!,
        clusterDomain: props.clusterDomain,
        ipFamilies: props.ipFamilies,
        ipFamilyPolicy: props.ipFamilyPolicy,
        metadata: props.serviceMetadata,
      });
    this.headless._selection.serve(this, plan.selector, plan.publishNotReadyAddresses);
    this.#addContainers(props);
    if (plan.withoutService) this.headless._withdraw();

    if (props.clientService !== undefined)
      this.clientService = clientServiceObject(this, props.clientService, props.name, plan.selector);
    if (!props.disruptionBudget?.omit && props.replicas !== 1)
      this.podDisruptionBudget = disruptionBudgetObject(this, props.disruptionBudget ?? {}, props.name, plan.selector);
    if (props.networkPolicy !== undefined)
      this.networkPolicy = peerNetworkPolicyObject(this, props.networkPolicy, {
        name: props.name,
        selector: plan.selector,
        peerPorts: this.headless.ports,
        clientPorts: props.clientService?.ports ?? [],
        ambient: this.headless._ambient(),
        sidecar: this.headless._sidecar(),
      });
    holdUniqueNames(this);
    this.node.addValidation({ validate: () => this.#laterFaults() });
  }

  /** The metadata of the pods. Its labels are not part of any selector, except those of the group itself. */
  public override get podMetadata(): ApiObjectMetadataDefinition {
    return (this.#podMetadata ??= new ApiObjectMetadataDefinition({
      labels: {
        ...commonLabels(this._soundProps.name),
        ...this.headless._podMetadata().labels,
        ...this._soundProps.podMetadata?.labels,
        ...this._selector,
      },
      annotations: { ...this.headless._podMetadata().annotations, ...this._soundProps.podMetadata?.annotations },
      apiObject: this.apiObject,
    }));
  }

  /** How others select the pods: by the group's own label. */
  public override toPodSelectorConfig(): kplus.PodSelectorConfig {
    const namespace = this.metadata.namespace;
    return {
      labelSelector: kplus.LabelSelector.of({ labels: { ...this._selector } }),
      namespaces: namespace === undefined ? undefined : { names: [namespace] },
    };
  }

  /**
   * Adds a container. Throws one error with all that is wrong with its props.
   *
   * @param cont the container's props
   */
  public override addContainer(cont: kplus.ContainerProps): kplus.Container {
    return super.addContainer(laterContainer(this, 'addContainer', cont));
  }

  /**
   * Adds an init container. Throws one error with all that is wrong with its props.
   *
   * @param cont the container's props
   */
  public override addInitContainer(cont: kplus.ContainerProps): kplus.Container {
    return super.addInitContainer(laterContainer(this, 'addInitContainer', cont));
  }

  /** Called by a HorizontalPodAutoscaler that targets the group: the number of pods is its business from then on. */
  public markHasAutoscaler(): void {
    this.hasAutoscaler = true;
  }

  /** What an autoscaler sees of the group: the number of pods only where the user wrote one. */
  public toScalingTarget(): kplus.ScalingTarget {
    return {
      kind: this.kind,
      apiVersion: this.apiVersion,
      name: this.name,
      containers: this.containers,
      replicas: this._soundProps.replicas,
    };
  }

  /**
   * The DNS records that the group will have, those of other workloads behind a shared Service included; in the namespace
   * `default` where the chart has none.
   */
  public get dnsPlan(): DnsPlan {
    const services = [this.headless.withdrawn ? undefined : this.headless.service, this.clientService];
    // Pods that others make have no object here.
    const neighbours = this.headless._selection.workloads.flatMap(({ node }) => node.defaultChild ?? []);
    const objects = [...services, ...this._ordinalServices(), this.apiObject, ...neighbours];
    return dnsPlanOf(this.headless, [
      ...new Set(objects.filter((object) => object !== undefined && ApiObject.isApiObject(object))),
    ]);
  }

  /**
   * The owner of the SRV records of a port. Throws when the group has no such port.
   *
   * @param port the port's name
   */
  public srvName(port: string): string {
    return this.headless.srvName(port);
  }

  /**
   * The target for a gRPC client that balances over the pods itself. Throws when the group has no such port.
   *
   * @param port the port's name
   */
  public grpcTarget(port: string): string {
    return this.headless.grpcTarget(port);
  }

  /**
   * The number of pods to print.
   *
   * @internal
   */
  protected get _replicas(): number | undefined {
    return this.hasAutoscaler ? undefined : (this._soundProps.replicas ?? DEFAULT_REPLICAS);
  }

  /**
   * The Services of single pods.
   *
   * @internal
   */
  protected _ordinalServices(): readonly ApiObject[] {
    return [];
  }

  /**
   * The names of the claims that each pod has.
   *
   * @internal
   */
  protected _claimNames(): readonly string[] {
    return [];
  }

  /**
   * The metadata of the workload.
   *
   * @internal
   */
  protected _workloadMetadata(): ObjectMetadata & { readonly name: string } {
    const { name, metadata } = this._soundProps;
    return { name, labels: { ...commonLabels(name), ...metadata?.labels }, annotations: metadata?.annotations };
  }

  /**
   * The pod template in the field names of Kubernetes.
   *
   * @internal
   */
  protected _template(additions: Partial<PodSpecPlan>): Record<string, unknown> {
    const spread = this._soundProps.topologySpread ?? (this._soundProps.replicas === 1 ? [] : DEFAULT_SPREAD);
    return {
      metadata: renderMetadata(this.podMetadata, this.apiObject),
      spec: renderPodSpec(this, this._soundProps, {
        peerContainer: this._peer.name,
        ports: this._peer.ports,
        spread,
        selector: this._selector,
        fsGroup: undefined,
        mounts: new Map(),
        ...additions,
      }),
    };
  }

  /**
   * What this kind of group decides. It is asked before the group is made, so it may look at the props only.
   *
   * @internal
   */
  protected abstract _plan(props: PeerGroupProps): PeerGroupPlan;

  /**
   * The name of the struct of its props.
   *
   * @internal
   */
  protected abstract _propsStruct(): string;

  /** The user's containers, with the peer env before their variables. */
  #addContainers(props: PeerGroupProps): void {
    const every = props.envOnAllContainers ?? false;
    for (const container of props.containers) {
      const peer = this._peer.is(container);
      const made = super.addContainer(this._peer.withEnv(container, every || peer));
      if (peer) declarePorts(made, this._peer.ports);
    }
    for (const container of props.initContainers ?? []) super.addInitContainer(this._peer.withEnv(container, every));
  }

  /** What was changed since the group was made, and contradicts it. */
  #laterFaults(): string[] {
    const faults = laterFaults(this, this._claimNames());
    return [...this._peer.hiddenVariables(this.containers), ...faults].map(
      (fault) => `${this.constructor.name} "${this.node.path}": ${fault}`,
    );
  }
}

/** kplus ends at the first name that is there twice; among the faults it is one of them. */
function withoutTwins(volumes: readonly kplus.Volume[]): kplus.Volume[] {
  return [...new Map(volumes.map((volume) => [volume.name, volume])).values()];
}
