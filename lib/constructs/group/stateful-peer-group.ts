import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { READY_NEEDS_PEERS } from '../../rules/shared/peer/peer-readiness';
import type { AddressForm } from '../service/address-form';
import { claimMounts, renderClaimTemplates } from '../pod/claim-templates';
import { shown } from '../props/prop-errors';
import { Formation } from './formation';
import { FsGroup } from '../pod/fs-group';
import { statefulSetStrategyOf } from '../cdk8s/kplus-internals';
import { GROUP_LABEL } from '../cdk8s/labels';
import { ordinalServiceObject, type OrdinalServicesProps } from '../service/ordinal-service';
import { PeerGroup } from './peer-group';
import { DEFAULT_REPLICAS, type PeerGroupPlan } from './peer-group-faults';
import { RenderedObject } from '../cdk8s/rendered-object';
import { addStatefulFaults, formationOf, policyOf } from './stateful-faults';
import type { StatefulPeerGroupProps } from './stateful-peer-group-props';
import { ClaimRetention } from '../pod/storage';

/** The group that owns the volumes when nothing is said: any number does, since the pods' processes join it. */
const DEFAULT_FS_GROUP = FsGroup.of(65532);

/**
 * Peers with names of their own: a StatefulSet and the headless Service that gives each pod its name,
 * `ledger-0.ledger.shop.svc.cluster.local`.
 *
 * With them come the peer env, a disruption budget, the spread over the cluster and, on request, volumes, a Service for
 * clients, Services for single peers and a NetworkPolicy. Throws one error with all faults of its props.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class StatefulPeerGroup extends PeerGroup {
  /** The plural name of the resource, for RBAC. */
  public readonly resourceType = 'statefulsets';

  /** The StatefulSet as it is rendered; patches to it use the field names of Kubernetes. */
  public readonly statefulSet: ApiObject;

  /** The Services of single peers, in the order of the ordinals; empty where none were asked for. */
  public readonly ordinalServices: ApiObject[];

  protected readonly apiObject: ApiObject;

  readonly #props: StatefulPeerGroupProps;

  public constructor(scope: Construct, id: string, props: StatefulPeerGroupProps) {
    super(scope, id, props);
    this.#props = this._soundProps as StatefulPeerGroupProps;
    this.statefulSet = this.apiObject = new RenderedObject(
      this,
      'Resource',
      { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: this.#metadata(props) },
      ['spec'],
      () => ({ spec: this.#spec() }),
    );
    const { ordinalServices } = this.#props;
    this.ordinalServices = ordinalServices === undefined ? [] : this.#ordinalServices(ordinalServices);
  }

  /** The names of the pods, in the order of their ordinals: as many as `replicas` says, or three. */
  public get podNames(): string[] {
    const { name, replicas = DEFAULT_REPLICAS, ordinalsStart = 0 } = this.#props;
    return Array.from({ length: replicas }, (_, index) => `${name}-${ordinalsStart + index}`);
  }

  /**
   * The address of one peer: `ledger-0.ledger:7000`.
   *
   * Throws when the group has no such peer or port. With an autoscaler every ordinal from the first one can be.
   *
   * @param ordinal the number of the peer, counted from `ordinalsStart`
   * @param port the port's name; default: the name alone, without a port
   * @param form how much of the name is written out; default `SHORT`, for peers and their neighbours in the namespace
   */
  public peerAddress(ordinal: number, port?: string, form?: AddressForm): string {
    const { name, ordinalsStart = 0, replicas = DEFAULT_REPLICAS } = this.#props;
    const last = this.hasAutoscaler ? Infinity : ordinalsStart + replicas - 1;
    if (!Number.isInteger(ordinal) || ordinal < ordinalsStart || ordinal > last)
      throw new Error(
        `StatefulPeerGroup "${this.node.path}" has no peer ${shown(ordinal)}; its peers are ${ordinalsStart} to ${last}. ` +
          'Change "replicas" or "ordinalsStart", or ask for one of them.',
      );
    const host = this.headless._names.endpoint(`${name}-${ordinal}`, form);
    return port === undefined ? host : `${host}:${this.headless._port(port).number}`;
  }

  /** @internal */
  protected _propsStruct(): string {
    return 'StatefulPeerGroupProps';
  }

  /** @internal */
  protected _plan(props: StatefulPeerGroupProps): PeerGroupPlan {
    const adopted = props.adopt?._fields;
    return {
      selector: adopted?.selector ?? { [GROUP_LABEL]: props.name },
      namedPods: true,
      serviceName: adopted?.serviceName ?? props.name,
      publishNotReadyAddresses: props.publishNotReadyAddresses ?? formationOf(props) === Formation.TOGETHER,
      withoutService: false,
      quorum: true,
      addFaults: (faults) => addStatefulFaults(faults, props),
    };
  }

  /** @internal */
  protected override _ordinalServices(): readonly ApiObject[] {
    return this.ordinalServices;
  }

  /** The need for peers is written down, so that whoever reads the manifests can hold them to it. */
  #metadata(props: StatefulPeerGroupProps): ApiObjectMetadata {
    const metadata = this._workloadMetadata();
    if (!props.readinessNeedsPeers) return metadata;
    return { ...metadata, annotations: { [READY_NEEDS_PEERS]: 'true', ...metadata.annotations } };
  }

  /** @internal */
  protected override _claimNames(): readonly string[] {
    return (this.#props.storage ?? []).map((volume) => volume.name);
  }

  #spec(): Record<string, unknown> {
    const props = this.#props;
    const { storage = [], adopt } = props;
    return {
      minReadySeconds: props.minReady?.toSeconds(),
      ordinals: props.ordinalsStart ? { start: props.ordinalsStart } : undefined,
      persistentVolumeClaimRetentionPolicy:
        storage.length === 0
          ? undefined
          : {
              whenDeleted: props.claimRetention?.whenDeleted ?? ClaimRetention.RETAIN,
              whenScaled: props.claimRetention?.whenScaled ?? ClaimRetention.RETAIN,
            },
      podManagementPolicy: policyOf(formationOf(props)),
      replicas: this._replicas,
      revisionHistoryLimit: props.revisionHistoryLimit ?? adopt?._fields.revisionHistoryLimit,
      selector: { matchLabels: this._selector },
      serviceName: this.headless.name,
      template: this._template({
        fsGroup: storage.length === 0 ? props.fsGroup?._id : (props.fsGroup ?? DEFAULT_FS_GROUP)._id,
        mounts: claimMounts(storage, this._peer.name),
      }),
      updateStrategy: props.updateStrategy && statefulSetStrategyOf(props.updateStrategy),
      volumeClaimTemplates:
        adopt?._fields.volumeClaimTemplates?.map((template) => ({
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          ...template,
        })) ?? (storage.length > 0 ? renderClaimTemplates(storage) : undefined),
    };
  }

  #ordinalServices(props: OrdinalServicesProps): ApiObject[] {
    const all = this._peer.ports;
    const ports = props.ports === undefined ? all : all.filter((port) => props.ports!.includes(port.name));
    const group = { name: this.#props.name, selector: this._selector, headless: this.headless };
    return this.podNames.map((podName) => ordinalServiceObject(this, props, group, podName, ports));
  }
}
