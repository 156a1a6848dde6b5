import { ApiObject, ApiObjectMetadataDefinition, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { declarePorts, partsOf } from '../cdk8s/kplus-internals';
import { commonLabels } from '../cdk8s/labels';
import { holdUniqueNames, nameInChart } from '../cdk8s/unique-names';
import type { PeerEnv } from '../env/peer-env';
import { withResources } from '../pod/default-resources';
import { addPodErrorsAtSynth } from '../pod/pod-errors';
import { kplusProps } from '../pod/pod-template';
import { addRenderedViolations } from '../pod/pod-violations';
import { PropErrors } from '../props/prop-errors';
import { clientServiceObject } from '../service/client-service';
import { dnsPlanOf, type DnsPlan } from '../service/dns-plan';
import { HEADLESS } from '../service/headless-internals';
import { HeadlessService } from '../service/headless-service';
import { JOINING, type JoinedService } from '../service/joining-pods';
import type { Mesh } from '../service/mesh';
import { addedContainer } from './added-container';
import { certificateNamesOf } from './certificate-names';
import { clientPortNames } from './client-ports';
import { clientServicesOf } from './services-for-clients';
import { leaderObjects } from '../service/leader-service';
import { disruptionBudgetObject } from './disruption-budget';
import { GROUP } from './group-internals';
import { groupNotes } from './group-notes';
import type { GroupPlan } from './group-plan';
import {
  clientPlaces,
  memberConnections,
  memberPlaces,
  policyConnections,
  type PromisingGroup,
} from './group-promises';
import type { IPeerGroup } from './i-peer-group';
import { peerNetworkPolicyObject } from './peer-network-policy';
import { podPort, portsOfContainers, uniquePorts, type PodPort } from './pod-port';
import { addPolicyPortErrors } from './policy-errors';
import { addEachOther, peersOf, type GroupAmongPeers } from './policy-of-group';
import type { PromisedConnection } from './promised-connection';
import { CONFIGURATION_HASH, configurationHash } from './restart-on';

/**
 * What all groups of pods have in common. Users see its members on each kind of group; the class itself is not exported.
 *
 * @internal
 */
export abstract class PodGroup extends kplus.Workload implements IPeerGroup, kplus.IScalable {
  /** The headless Service that leads to the pods. */
  public readonly headless: HeadlessService;

  /** The peer env: add it to further containers of the pods. The ports are those of the peer container and stay there. */
  public readonly peerEnv: PeerEnv;

  /** The Service of `clientService`; `undefined` where none was asked for. */
  public readonly clientService?: ApiObject;

  /** The Services for clients, that of `clientService` first. */
  public readonly clientServices: ApiObject[];

  /** The Service that leads to the elected pod; `undefined` where none was asked for. */
  public readonly leaderService?: ApiObject;

  /** The Role that lets the pods write the endpoints of `leaderService`; `undefined` where there is none. */
  public readonly leaderRole?: ApiObject;

  /** The PodDisruptionBudget; `undefined` for a single replica, or where it was omitted. */
  public readonly podDisruptionBudget?: ApiObject;

  /** The NetworkPolicy; `undefined` where none was asked for. */
  public readonly networkPolicy?: ApiObject;

  /** Whether an autoscaler decides on the number of pods. */
  public hasAutoscaler = false;

  readonly #plan: GroupPlan;

  /** The headless Services that the pods were put behind later. */
  readonly #joined: JoinedService[] = [];

  /** What carries the traffic of the pods, where one of their Services is for a mesh. */
  #tunnel: Mesh['tunnel'];

  /** The other groups that are one cluster with this one. */
  readonly #peers = new Set<IPeerGroup>();

  /** What the pods consisted of when the group was made. */
  readonly #made: readonly unknown[];

  #podMetadata: ApiObjectMetadataDefinition | undefined;

  protected constructor(scope: Construct, id: string, plan: GroupPlan) {
    const { props, kind, peer } = plan;
    super(scope, id, {
      ...kplusProps(props),
      select: false,
      // They get the peer env first.
      containers: undefined,
      initContainers: undefined,
    });
    this.#plan = plan;
    GROUP.set(this, {
      membersDial: true,
      promised: () => this.#promised(),
      clientPlaces: () => clientPlaces(this.#promising),
      clientPorts: () => this.#portsNamed(clientPortNames(props, kind)),
      peers: this.#peers,
      seenByPeers: () => ({
        namespace: this.metadata.namespace,
        selector: kind.selector,
        ports: peer.ports.map(podPort),
        places: memberPlaces(this.#promising),
        states: kind.foundIn,
      }),
      networkPolicy: props.networkPolicy,
      workload: () => this.apiObject,
      mayWait: () => this.#mayWait,
      notes: () => groupNotes(plan, this),
    });
    this.peerEnv = peer.env;
    this.select(kplus.LabelSelector.of({ labels: kind.selector }));
    this.headless =
      props.service ??
      new HeadlessService(this, 'Service', {
        name: kind.serviceName,
        ports: props.ports ?? [],
        clusterDomain: props.clusterDomain,
        ipFamilies: props.ipFamilies,
        ipFamilyPolicy: props.ipFamilyPolicy,
        metadata: props.serviceMetadata,
      });
    const { selection, mesh, removeObjects } = HEADLESS.of(this.headless);
    this.#tunnel = mesh.tunnel;
    selection.addGroup(this, kind.selector, kind.publishNotReadyAddresses);
    this.#addContainers();
    if (kind.withoutService) removeObjects();
    this.clientServices = clientServicesOf(props).map((service) => {
      const id = service === props.clientService ? 'ClientService' : `ClientService-${service.name}`;
      return clientServiceObject(this, id, service, props.name, kind.selector);
    });
    if (props.clientService !== undefined) [this.clientService] = this.clientServices;
    if (props.leaderService !== undefined) {
      const leader = leaderObjects(this, props.leaderService, props.name, props.serviceAccount);
      this.leaderService = leader.service;
      this.leaderRole = leader.role;
    }
    const beside = (objectKind: string) => ({
      group: props.name,
      // A StatefulSet and a Deployment of one name have an object of this kind each.
      name: nameInChart(this, objectKind, props.name, `${props.name}.${kind.suffix}`),
      selector: kind.selector,
    });
    if (kind.counted && !props.disruptionBudget?.omit && props.replicas !== 1)
      this.podDisruptionBudget = disruptionBudgetObject(
        this,
        props.disruptionBudget ?? {},
        beside('PodDisruptionBudget'),
      );
    if (props.networkPolicy !== undefined)
      this.networkPolicy = peerNetworkPolicyObject(this, props.networkPolicy, {
        ...beside('NetworkPolicy'),
        peers: () => peersOf(this.#amongPeers),
        clientPorts: clientPortNames(props, kind),
        portsNamed: (names) => this.#portsNamed(names),
        tunnel: () => this.#tunnel,
      });
    JOINING.set(this, {
      publishNotReadyAddresses: kind.publishNotReadyAddresses,
      addErrors: (errors, service) => {
        peer.addJoiningErrors(errors, this.containers, service);
      },
      join: (service, mesh) => {
        this.#join(service, mesh);
      },
    });
    this.addPeers(...(props.networkPolicy?.peers ?? []));
    holdUniqueNames(this);
    this.#made = partsOf(this);
    this.node.addValidation({ validate: () => this.#errorsAtSynth() });
  }

  /** The metadata of the pods. Its labels are not part of any selector, except those of the group itself. */
  public override get podMetadata(): ApiObjectMetadataDefinition {
    if (this.#podMetadata !== undefined) return this.#podMetadata;
    const { name, podMetadata, restartOn = [] } = this.#plan.props;
    const { selection, mesh } = HEADLESS.of(this.headless);
    const { labels, annotations } = selection.podMetadata(mesh);
    return (this.#podMetadata = new ApiObjectMetadataDefinition({
      labels: { ...commonLabels(name), ...labels, ...podMetadata?.labels, ...this.#plan.kind.selector },
      annotations: {
        ...annotations,
        ...podMetadata?.annotations,
        // It is a string once it is rendered.
        ...(restartOn.length > 0
          ? { [CONFIGURATION_HASH]: Lazy.any({ produce: () => configurationHash(restartOn) }) as string }
          : {}),
      },
      apiObject: this.apiObject,
    }));
  }

  /** How others select the pods: by the group's own label. */
  public override toPodSelectorConfig(): kplus.PodSelectorConfig {
    const namespace = this.metadata.namespace;
    return {
      labelSelector: kplus.LabelSelector.of({ labels: { ...this.#plan.kind.selector } }),
      namespaces: namespace === undefined ? undefined : { names: [namespace] },
    };
  }

  /**
   * Adds a container. Throws one error with all that is wrong with its props.
   *
   * @param cont the container's props
   */
  public override addContainer(cont: kplus.ContainerProps): kplus.Container {
    return super.addContainer(this.#added('addContainer', cont));
  }

  /**
   * Adds an init container. Throws one error with all that is wrong with its props.
   *
   * @param cont the container's props
   */
  public override addInitContainer(cont: kplus.ContainerProps): kplus.Container {
    return super.addInitContainer(this.#added('addInitContainer', cont));
  }

  /**
   * Says that other groups are one cluster with this one: the network policies of all of them let their pods call each
   * other, on all ports of their Services. The same as `networkPolicy.peers`, for groups that have no policy, or are made
   * later.
   *
   * Throws for the group itself, and for a group that is not of this library.
   *
   * @param groups the other groups
   */
  public addPeers(...groups: IPeerGroup[]): void {
    for (const group of groups) addEachOther(this, group);
  }

  /** Called by a HorizontalPodAutoscaler that targets the group: the number of pods is its business from then on. */
  public markHasAutoscaler(): void {
    if (!this.#plan.kind.counted)
      throw new Error(
        `${this.constructor.name} "${this.node.path}" cannot be the target of an autoscaler: it has one pod on each node, ` +
          'and Kubernetes has no scale for it. Use a StatefulPeerGroup or a DeploymentPeerGroup.',
      );
    this.hasAutoscaler = true;
  }

  /** What an autoscaler sees of the group: the number of pods only where the user wrote one. */
  public toScalingTarget(): kplus.ScalingTarget {
    return {
      kind: this.kind,
      apiVersion: this.apiVersion,
      name: this.name,
      containers: this.containers,
      replicas: this.#plan.props.replicas,
    };
  }

  /**
   * The DNS records that the group will have, those of other workloads behind a shared Service included; in the namespace
   * `default` where the chart has none.
   */
  public get dnsPlan(): DnsPlan {
    // Pods that others make have no object here.
    const neighbours = HEADLESS.of(this.headless).selection.workloads.map(({ node }) => node.defaultChild);
    const headless = this.headless.withdrawn ? undefined : this.headless.service;
    const objects = [headless, ...this.node.children, ...neighbours];
    return dnsPlanOf(this.headless, [...new Set(objects.filter((object) => ApiObject.isApiObject(object)))]);
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
   * The names under which the group is dialled, for the `dnsNames` of a certificate: those of its Services, each as
   * `<name>`, `<name>.<namespace>`, `….svc` and with the cluster's domain. Throws where the chart has no namespace.
   */
  public certificateNames(): string[] {
    return certificateNamesOf(this, []);
  }

  /** The user's containers, with the peer env before their variables. */
  #addContainers(): void {
    const { props, peer: own } = this.#plan;
    const every = props.envOnAllContainers ?? false;
    for (const container of props.containers) {
      const peer = own.is(container);
      const made = super.addContainer(own.withEnv(container, every || (peer && own.getsEnv)));
      if (peer) declarePorts(made, own.ports);
    }
    for (const container of props.initContainers ?? []) super.addInitContainer(own.withEnv(container, every));
  }

  #added(how: 'addContainer' | 'addInitContainer', props: kplus.ContainerProps): kplus.ContainerProps {
    const { defaultResources } = this.#plan.props;
    const added = addedContainer(this.#newErrors(), how, props, HEADLESS.of(this.headless).mesh);
    return withResources(added, defaultResources);
  }

  /** Makes the pods members behind a further Service. Behind the group's own they are that already. */
  #join(service: JoinedService, mesh: Mesh): void {
    if (service === this.headless || this.#joined.includes(service)) return;
    this.#joined.push(service);
    this.#tunnel ??= mesh.tunnel;
    this.#plan.peer.join([...this.containers, ...this.initContainers], service);
  }

  get #amongPeers(): GroupAmongPeers {
    const { headless } = this;
    const { namespace } = this.metadata;
    return { plan: this.#plan, headless, joined: this.#joined, peers: this.#peers, namespace };
  }

  /** The ports of the pods that have one of these names. */
  #portsNamed(names: readonly string[]): readonly PodPort[] {
    return this.#podPorts.filter(({ name }) => name !== undefined && names.includes(name));
  }

  get #podPorts(): readonly PodPort[] {
    return uniquePorts([...this.#plan.peer.ports.map(podPort), ...portsOfContainers(this.containers)]);
  }

  get #promising(): PromisingGroup {
    const { headless, hasAutoscaler } = this;
    return { plan: this.#plan, workload: this.apiObject, headless, hasAutoscaler, peers: this.#peers };
  }

  #promised(): readonly PromisedConnection[] {
    const members = GROUP.of(this).membersDial ? memberConnections(this.#promising) : [];
    return [...members, ...policyConnections(this.#promising)];
  }

  get #mayWait(): boolean {
    const { containers, podDns } = this.#plan.props;
    return (
      podDns !== undefined ||
      this.initContainers.length > 0 ||
      containers.some(({ lifecycle, startup, readiness }) => (lifecycle ?? startup ?? readiness) !== undefined)
    );
  }

  #newErrors(): PropErrors {
    return new PropErrors(this.constructor.name, () => this.node.path);
  }

  /** Ports that its policy names and nothing has, and what was changed since the group was made and is wrong. */
  #errorsAtSynth(): string[] {
    const errors = this.#newErrors();
    const { props, peer, kind } = this.#plan;
    addPolicyPortErrors(errors, props.networkPolicy ?? {}, this.#podPorts);
    const parts = partsOf(this);
    if (parts.length !== this.#made.length || parts.some((part, index) => part !== this.#made[index])) {
      peer.addReplacedErrors(errors, this.containers);
      addPodErrorsAtSynth(errors, this, kind.storage);
      addRenderedViolations(errors, this.apiObject, kind.storage);
    }
    return errors.found.map((error) => `${this.constructor.name} "${this.node.path}": ${error}`);
  }
}
