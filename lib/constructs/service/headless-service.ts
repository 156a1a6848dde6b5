import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { dnsLabel1035Faults } from '../../kubernetes/names';
import { WireProtocol } from '../../port/wire-protocol';
import { wireRendering, type WireRendering } from '../../port/wire-rendering';
import type { AddressForm } from './address-form';
import { PropErrors, shown } from '../props/prop-errors';
import type { HeadlessPort } from './headless-port';
import type { HeadlessServiceProps } from './headless-service-props';
import type { PodFacts } from './pod-facts';
import { PodSelection } from './pod-selection';
import { isDualStack, type IpFamily } from './ip-family';
import { commonLabels } from '../cdk8s/labels';
import type { ObjectMetadata } from '../props/object-metadata';
import { addPortFaults } from './port-faults';
import { addLabelErrors, addMetadataErrors } from '../props/metadata-errors';
import { ServiceNames } from './service-names';
import { addPlaceFaults } from './service-place-faults';
import { RenderedObject } from '../cdk8s/rendered-object';
import { readProps } from '../props/read-props';
import { holdUniqueNames } from '../cdk8s/unique-names';

/**
 * A Service without a cluster IP: its name leads to the addresses of the pods behind it, one A or AAAA record a pod.
 *
 * No address of the Service stands between client and pod, so no port can be translated: each port has one number, which
 * is printed without a `targetPort`.
 *
 * Throws one error with all faults of its props.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 */
export class HeadlessService extends kplus.Resource {
  /** The plural name of the resource, for RBAC. */
  public readonly resourceType = 'services';

  /** The Service as it is rendered; patches to it use the field names of Kubernetes. */
  public readonly service: ApiObject;

  /** Domain of the cluster. */
  public readonly clusterDomain: string;

  /** Whether several workloads may stand behind this Service. */
  public readonly shared: boolean;

  protected readonly apiObject: ApiObject;

  /**
   * The names that lead to the Service and to its pods.
   *
   * @internal
   */
  public readonly _names = new ServiceNames(this);

  /**
   * The pods behind the Service.
   *
   * @internal
   */
  public readonly _selection: PodSelection;

  /**
   * The props, without those that are null.
   *
   * @internal
   */
  protected readonly _soundProps: HeadlessServiceProps;

  readonly #ports: readonly HeadlessPort[];
  #withdrawn = false;

  public constructor(scope: Construct, id: string, given: HeadlessServiceProps) {
    super(scope, id);
    const faults = new PropErrors(this.constructor.name, () => this.node.path);
    const props = (this._soundProps = this._sound(faults, given));
    this.#ports = props.ports ?? [];
    this.shared = props.shared ?? false;
    this.clusterDomain = props.clusterDomain ?? 'cluster.local';
    this._selection = new PodSelection(this, props);

    this._addFaults(faults, props);
    faults.throwIfAny();

    this.service = this.apiObject = new RenderedObject(
      this,
      'Resource',
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: {
          name: props.name,
          labels: { ...commonLabels(props.name), ...props.metadata?.labels },
          annotations: { ...this._annotations(props), ...props.metadata?.annotations },
        },
      },
      ['spec'],
      () => ({ spec: this.#spec() }),
    );
    holdUniqueNames(this);
  }

  /** The ports, in the order they were given. A copy. */
  public get ports(): HeadlessPort[] {
    return this.#ports.map((port) => ({ ...port }));
  }

  /** Whether pods are in DNS before they are ready, and while they end. */
  public get publishNotReadyAddresses(): boolean {
    return this._selection.publishNotReady ?? false;
  }

  /** The labels of the pods behind the Service; empty where it has no selector. A copy. */
  public get selector(): { [label: string]: string } {
    return { ...this._selection.labels };
  }

  /** Whether a group that is switched off has withdrawn the Service: its name stays readable, nothing is rendered. */
  public get withdrawn(): boolean {
    return this.#withdrawn;
  }

  /**
   * Puts the pods of a workload behind this Service: any workload or `Pods` of cdk8s-plus, or a group.
   *
   * Throws when the Service selects another workload's pods already and is not `shared`: strangers would be among peers.
   * Throws when the workload is in another namespace, whose pods a Service never finds.
   *
   * @param workload the workload whose pods become endpoints
   */
  public select(workload: kplus.IPodSelector): void {
    this._selection.select(workload);
  }

  /**
   * The name of the Service in DNS, with an A or AAAA record for each pod.
   *
   * @param form how much of it is written out; default `SHORT`
   */
  public address(form?: AddressForm): string {
    return this._names.address(form);
  }

  /**
   * The owner of the SRV records of a port: `_raft._tcp.ledger.shop.svc.cluster.local`.
   *
   * Throws when the Service has no such port.
   *
   * @param port the port's name
   * @param form how much of it is written out; default `FULL` where the namespace is known, else `SHORT`
   * @see https://github.com/kubernetes/dns/blob/master/docs/specification.md
   */
  public srvName(port: string, form?: AddressForm): string {
    return this._names.srvName(port, form);
  }

  /**
   * The target for a gRPC client that balances over the pods itself: `dns:///prices.shop:8088`.
   *
   * Three slashes: the name server is the client's own. Without a known namespace the name is relative to the client's.
   *
   * @param port the port's name
   * @param form how much of the name is written out; default `NAMESPACED` where the namespace is known, else `SHORT`
   * @see https://github.com/grpc/grpc/blob/master/doc/naming.md
   */
  public grpcTarget(port: string, form?: AddressForm): string {
    return this._names.grpcTarget(port, form);
  }

  /**
   * Whether pods may have an address of each family.
   *
   * @internal
   */
  public _dualStack(): boolean {
    return isDualStack(this._soundProps.ipFamilies, this._soundProps.ipFamilyPolicy);
  }

  /**
   * The IP families that were asked for.
   *
   * @internal
   */
  public _ipFamilies(): readonly IpFamily[] {
    return this._soundProps.ipFamilies ?? [];
  }

  /**
   * How a port is told to Kubernetes and to a mesh.
   *
   * @internal
   */
  public _rendering(port: HeadlessPort): WireRendering {
    return wireRendering(port.protocol ?? WireProtocol.TCP);
  }

  /**
   * What pods behind this Service carry beside their own labels and annotations.
   *
   * @internal
   */
  public _podMetadata(): ObjectMetadata {
    return this.shared ? { labels: this.selector } : {};
  }

  /**
   * What is wrong with a pod that is put behind this Service.
   *
   * @internal
   */
  public _addPodFaults(_faults: PropErrors, _pods: PodFacts): void {
    // A plain headless Service asks nothing of the pods.
  }

  /**
   * What keeps a new group from being put behind this Service, whatever its pods are.
   *
   * @internal
   */
  public _addGroupFaults(faults: PropErrors): void {
    this._selection.addStrangerFaults(faults);
  }

  /**
   * Whether the pods' traffic comes through the tunnel of Istio's ambient mode.
   *
   * @internal
   */
  public _ambient(): boolean {
    return false;
  }

  /**
   * Whether each pod has a proxy of Istio in it.
   *
   * @internal
   */
  public _sidecar(): boolean {
    return false;
  }

  /**
   * Nothing of the Service is rendered any more.
   *
   * @internal
   */
  public _withdraw(): void {
    this.#withdrawn = true;
    for (const child of this.node.children) if (ApiObject.isApiObject(child)) this.node.tryRemoveChild(child.node.id);
  }

  /**
   * The Service as messages name it.
   *
   * @internal
   */
  public get _where(): string {
    return `${this.constructor.name} "${this.node.path}"`;
  }

  /**
   * The port of that name; throws when there is none.
   *
   * @internal
   */
  public _port(name: string): HeadlessPort {
    const port = this.#ports.find((candidate) => candidate.name === name);
    if (port !== undefined) return port;
    const names = this.#ports.map((candidate) => candidate.name).join(', ');
    throw new Error(
      `${this._where} has no port ${shown(name)}; its ports are: ${names}. Use one of them, or add it to "ports".`,
    );
  }

  /**
   * What the Service says of itself to whoever reads the manifests. Asked while it is made: it may look at the props only.
   *
   * @internal
   */
  protected _annotations(_props: HeadlessServiceProps): { readonly [annotation: string]: string } {
    return {};
  }

  /**
   * The props, without those of a wrong kind, which are noted. Asked while the Service is made: it may look at the props
   * only.
   *
   * @internal
   */
  protected _sound(faults: PropErrors, given: HeadlessServiceProps): HeadlessServiceProps {
    return readProps(faults, given, 'HeadlessServiceProps');
  }

  /**
   * What is wrong with the props.
   *
   * @internal
   */
  protected _addFaults(faults: PropErrors, props: HeadlessServiceProps): void {
    faults.addAll('name', props.name, dnsLabel1035Faults(props.name ?? ''), 'It is the first label of the DNS name.');
    addPortFaults(faults, 'ports', this.#ports, 'Service');
    addPlaceFaults(faults, props);
    addMetadataErrors(faults, 'metadata', props.metadata);
    addLabelErrors(faults, 'selector', props.selector);
    if (props.selector !== undefined && Object.keys(props.selector).length === 0)
      faults.add('selector', props.selector, 'at least one label, or no selector', 'An empty selector selects no pod.');
  }

  #spec(): Record<string, unknown> {
    return {
      clusterIP: 'None',
      ipFamilies: this._ipFamilies().length > 0 ? this._ipFamilies() : undefined,
      ipFamilyPolicy: this._soundProps.ipFamilyPolicy,
      ports: this.#ports.map((port) => {
        const { appProtocol, transport } = this._rendering(port);
        return { appProtocol, name: port.name, port: port.number, protocol: transport };
      }),
      publishNotReadyAddresses: this.publishNotReadyAddresses ? true : undefined,
      selector: this._selection.labels,
    };
  }
}
