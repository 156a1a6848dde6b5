import { ApiObject, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { SHARED_SERVICE } from '../../rules/shared/service/shared-service';
import { PROMISED } from '../cdk8s/announcements';
import { kubeObject } from '../cdk8s/kube-object';
import { SERVICE_ROLE_LABEL } from '../cdk8s/labels';
import { holdUniqueNames } from '../cdk8s/unique-names';
import { PropErrors } from '../props/prop-errors';
import { readProps } from '../props/read-props';
import type { AddressForm } from './address-form';
import { addHeadlessErrors } from './headless-errors';
import { HEADLESS } from './headless-internals';
import type { HeadlessPort } from './headless-port';
import type { HeadlessServiceProps } from './headless-service-props';
import { isDualStack, ownAddresses } from './ip-family';
import { JOINING } from './joining-pods';
import { NO_MESH } from './mesh';
import { PodSelection } from './pod-selection';
import { ServiceNames } from './service-names';

/**
 * A Service without a cluster IP: its name leads to the addresses of the pods behind it, one A or AAAA record a pod.
 *
 * No address of the Service stands between client and pod, so no port can be translated: each port has one number, which
 * is printed without a `targetPort`.
 *
 * It has the label `cdk8s-headless/service-role: headless`; the Services for clients of a group have `client`, that of its
 * leader `leader`, those of single pods `ordinal`. A ServiceMonitor selects one of them by it, and so scrapes each pod once.
 *
 * Throws one error that names all that is wrong with its props.
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

  readonly #ports: readonly HeadlessPort[];
  #withdrawn = false;

  public constructor(scope: Construct, id: string, props: HeadlessServiceProps) {
    super(scope, id);
    const kind = this.constructor.name;
    const { path } = this.node;
    const errors = new PropErrors(kind, () => path);
    const sound = readProps(errors, props, 'HeadlessServiceProps');
    addHeadlessErrors(errors, sound);
    errors.throwIfAny();

    const { name, ports, metadata, ipFamilies = [], ipFamilyPolicy } = sound;
    this.#ports = ports;
    this.shared = sound.shared ?? false;
    this.clusterDomain = sound.clusterDomain ?? 'cluster.local';
    // Written down for the rules, and for whoever reads the manifests.
    const annotations: Record<string, string> = this.shared ? { [SHARED_SERVICE]: 'true' } : {};
    this.service = this.apiObject = kubeObject(
      this,
      'Resource',
      { apiVersion: 'v1', kind: 'Service', name, labels: { [SERVICE_ROLE_LABEL]: 'headless' }, annotations, metadata },
      { spec: () => this.#spec(sound) },
    );
    const { namespace } = this.metadata;
    const { clusterDomain } = this;
    const chart = Chart.of(this).node.path;
    HEADLESS.set(this, {
      names: new ServiceNames({ name, namespace, clusterDomain, ports, where: `${kind} "${path}"`, chart }),
      selection: new PodSelection({ kind, path, namespace }, sound),
      ipFamilies,
      dualStack: isDualStack(ipFamilies, ipFamilyPolicy),
      ownAddresses: ownAddresses(ipFamilies, ipFamilyPolicy),
      mesh: NO_MESH,
      removeObjects: () => this.#removeObjects(),
    });
    holdUniqueNames(this);
    PROMISED.make(this);
    this.node.addValidation({ validate: () => [...HEADLESS.of(this).selection.synthErrors()] });
  }

  /** The ports, in the order they were given. A copy. */
  public get ports(): HeadlessPort[] {
    return this.#ports.map((port) => ({ ...port }));
  }

  /** Whether pods are in DNS before they are ready, and while they end. */
  public get publishNotReadyAddresses(): boolean {
    return HEADLESS.of(this).selection.publishNotReady ?? false;
  }

  /** The labels of the pods behind the Service; empty where it has no selector. A copy. */
  public get selector(): { [label: string]: string } {
    return { ...HEADLESS.of(this).selection.labels };
  }

  /** Whether a group that is switched off has withdrawn the Service: its name stays readable, nothing is rendered. */
  public get withdrawn(): boolean {
    return this.#withdrawn;
  }

  /**
   * Puts the pods of a workload behind this Service: any workload or `Pods` of cdk8s-plus, or a group.
   *
   * The peer container of a group then declares the ports of this Service too, and gets variables with its name and ports:
   * of a Service `ring` with a port `gossip` they are `HEADLESS_RING_SERVICE`, `HEADLESS_RING_HOST`, `HEADLESS_RING_DOMAIN`
   * and `HEADLESS_RING_PORT_GOSSIP`. For the group's NetworkPolicy the pods behind this Service are peers.
   *
   * Throws when the Service selects another workload's pods already and is not `shared`: strangers would be among peers.
   * Throws when the workload is in another namespace, whose pods a Service never finds.
   *
   * @param workload the workload whose pods become endpoints
   */
  public select(workload: kplus.IPodSelector): void {
    const { selection, mesh } = HEADLESS.of(this);
    const joining = JOINING.has(workload) ? JOINING.of(workload) : undefined;
    selection.select(workload, mesh, {
      publishNotReadyAddresses: joining?.publishNotReadyAddresses,
      addErrors: (errors) => joining?.addErrors(errors, this),
    });
    joining?.join(this, mesh);
  }

  /**
   * The name of the Service in DNS, with an A or AAAA record for each pod.
   *
   * @param form how much of it is written out; default `SHORT`
   */
  public address(form?: AddressForm): string {
    return HEADLESS.of(this).names.address(form);
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
    return HEADLESS.of(this).names.srvName(port, form);
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
    return HEADLESS.of(this).names.grpcTarget(port, form);
  }

  #spec({ ipFamilies = [], ipFamilyPolicy }: HeadlessServiceProps): Record<string, unknown> {
    const { mesh, selection } = HEADLESS.of(this);
    return {
      clusterIP: 'None',
      ipFamilies: ipFamilies.length > 0 ? ipFamilies : undefined,
      ipFamilyPolicy,
      ports: this.#ports.map((port) => {
        const { appProtocol, transport } = mesh.rendering(port);
        return { appProtocol, name: port.name, port: port.number, protocol: transport };
      }),
      publishNotReadyAddresses: this.publishNotReadyAddresses ? true : undefined,
      selector: selection.labels,
    };
  }

  #removeObjects(): void {
    this.#withdrawn = true;
    for (const child of this.node.children) if (ApiObject.isApiObject(child)) this.node.tryRemoveChild(child.node.id);
  }
}
