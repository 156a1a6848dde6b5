import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { MEMBER_VARIABLES } from '../../rules/shared/peer/member-variables';
import { READY_NEEDS_PEERS } from '../../rules/shared/peer/peer-readiness';
import { kubeObject } from '../cdk8s/kube-object';
import { statefulSetStrategyOf } from '../cdk8s/kplus-internals';
import { GROUP_LABEL } from '../cdk8s/labels';
import { claimMounts, renderClaimTemplates } from '../pod/claim-templates';
import { FsGroup, fsGroupOf } from '../pod/fs-group';
import { ClaimRetention } from '../pod/storage';
import { PropErrors } from '../props/prop-errors';
import { quoted } from '../props/quoted';
import { readProps, readValue } from '../props/read-props';
import type { AddressForm } from '../service/address-form';
import { HEADLESS } from '../service/headless-internals';
import { listsAllMembers, membersText } from '../service/member-list';
import type { Members } from '../service/members';
import { ordinalServiceObject, type OrdinalServicesProps } from '../service/ordinal-service';
import { adoptedFields } from './adoption';
import { certificateNamesOf } from './certificate-names';
import { Formation } from './formation';
import { DEFAULT_REPLICAS, type GroupKind } from './group-kind';
import { GROUP } from './group-internals';
import type { GroupPace } from './group-pace';
import { addPlanViolations, groupPlan, type GroupPlan } from './group-plan';
import { groupTemplate, printedReplicas } from './group-template';
import { ordinalVariable } from './ordinal-variable';
import { PodGroup } from './pod-group';
import { listedPeers, memberVariables } from './member-variables';
import { MemberLists } from './member-lists';
import { addStatefulErrors, formationOf, policyOf } from './stateful-errors';
import type { StatefulPeerGroupProps } from './stateful-peer-group-props';

/** The group that owns the volumes when nothing is said: any number does, since the pods' processes join it. */
const DEFAULT_FS_GROUP = FsGroup.of(65532);

/**
 * Peers with names of their own: a StatefulSet and the headless Service that gives each pod its name,
 * `ledger-0.ledger.shop.svc.cluster.local`.
 *
 * With them come the peer env, a disruption budget, the spread over the cluster and, on request, volumes, a Service for
 * clients, Services for single peers and a NetworkPolicy. Throws one error that names all that is wrong with its props.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class StatefulPeerGroup extends PodGroup {
  /** The plural name of the resource, for RBAC. */
  public readonly resourceType = 'statefulsets';

  /** The StatefulSet as it is rendered; patches to it use the field names of Kubernetes. */
  public readonly statefulSet: ApiObject;

  /** The Services of single peers, in the order of the ordinals; empty where none were asked for. */
  public readonly ordinalServices: ApiObject[];

  protected readonly apiObject: ApiObject;

  readonly #props: StatefulPeerGroupProps;
  readonly #lists: MemberLists;

  public constructor(scope: Construct, id: string, props: StatefulPeerGroupProps) {
    const errors = PropErrors.at(new.target.name, scope, id);
    const sound = readProps(errors, props, 'StatefulPeerGroupProps');
    const plan = groupPlan(errors, scope, sound, {
      ...statefulKind(sound),
      variables: [...ordinalVariable(errors, sound), ...memberVariables(errors, scope, sound)],
    });
    addStatefulErrors(errors, sound);
    addPlanViolations(errors, plan);
    errors.throwIfAny();

    super(scope, id, plan);
    this.#props = sound;
    GROUP.of(this).pace = () => this.#pace();
    this.#lists = new MemberLists(this, sound.memberVariables ?? {});
    const { name, metadata, readinessNeedsPeers, ordinalServices } = sound;
    const listed = Object.keys(sound.memberVariables ?? {});
    this.statefulSet = this.apiObject = kubeObject(
      this,
      'Resource',
      {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        name,
        metadata,
        // What only the program knows is written down, for the rules and for whoever reads the manifests.
        annotations: {
          ...(readinessNeedsPeers ? { [READY_NEEDS_PEERS]: 'true' } : {}),
          ...(listed.length > 0 ? { [MEMBER_VARIABLES]: listed.join(',') } : {}),
        },
      },
      { spec: () => this.#spec(plan) },
    );
    this.ordinalServices = ordinalServices === undefined ? [] : this.#ordinalServices(plan, ordinalServices);
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
        `StatefulPeerGroup "${this.node.path}" has no peer ${quoted(ordinal)}; its peers are ${ordinalsStart} to ${last}. ` +
          'Change "replicas" or "ordinalsStart", or ask for one of them.',
      );
    const { names } = HEADLESS.of(this.headless);
    const host = names.endpoint(`${name}-${ordinal}`, form);
    return port === undefined ? host : `${host}:${names.port(port).number}`;
  }

  /**
   * The addresses of all peers, in the order of their ordinals: as many as `replicas` says, or three.
   *
   * Throws when the group has no such port. Refused at synth where an autoscaler targets the group.
   *
   * @param port the port's name; default: the names alone, without a port
   * @param form how much of the names is written out; default `SHORT`, for peers and their neighbours in the namespace
   */
  public peerAddresses(port?: string, form?: AddressForm): string[] {
    const { ordinalsStart = 0 } = this.#props;
    this.#lists.addHandedOut('peerAddresses()');
    return this.podNames.map((_, index) => this.peerAddress(ordinalsStart + index, port, form));
  }

  /**
   * The members as a text, for a ConfigMap or for a client; in variables of the pods themselves, `memberVariables` has it.
   *
   * Throws one error with all that is wrong with the template or its options. A list of all members is refused at synth
   * where an autoscaler targets the group.
   *
   * @param members how the members are written
   */
  public members(members: Members): string {
    const errors = new PropErrors('StatefulPeerGroup', () => this.node.path);
    const sound = readValue(errors, 'members', members, 'Members');
    const { names } = HEADLESS.of(this.headless);
    const peers = listedPeers(this.#props, (pod, form) => names.endpoint(pod, form));
    const text = sound && membersText(errors, 'members', sound, peers);
    errors.throwIfAny('has no such list of members');
    if (listsAllMembers(members)) this.#lists.addHandedOut('members()');
    return text ?? '';
  }

  /**
   * The names under which the group is dialled, for the `dnsNames` of a certificate: those of its Services and, by wildcards, of
   * its pods, each as `<name>`, `<name>.<namespace>`, `….svc` and with the cluster's domain.
   *
   * Short names of pods, `ledger-0.ledger`, are listed one by one, as many as `replicas` says: OpenSSL and Node take no
   * wildcard before a single label. Throws where the chart has no namespace.
   *
   * @see https://datatracker.ietf.org/doc/html/rfc6125#section-6.4.3
   */
  public override certificateNames(): string[] {
    return certificateNamesOf(this, this.podNames);
  }

  #pace(): GroupPace | undefined {
    const { replicas = DEFAULT_REPLICAS, minReady, updateStrategy } = this.#props;
    if (updateStrategy !== undefined && statefulSetStrategyOf(updateStrategy).type === 'OnDelete') return undefined;
    // How many pods an autoscaler leaves is not known here.
    return this.hasAutoscaler ? undefined : { pods: replicas, minReady: minReady?.toMilliseconds() ?? 0 };
  }

  #spec(plan: GroupPlan<StatefulPeerGroupProps>): Record<string, unknown> {
    const { props, kind, peer } = plan;
    const { storage = [] } = props;
    const adopted = adoptedFields(props.adopt);
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
      replicas: printedReplicas(this, props),
      revisionHistoryLimit: props.revisionHistoryLimit ?? adopted.revisionHistoryLimit,
      selector: { matchLabels: kind.selector },
      serviceName: this.headless.name,
      template: groupTemplate(this, this.statefulSet, plan, {
        fsGroup: fsGroupOf(props.fsGroup ?? (storage.length > 0 ? DEFAULT_FS_GROUP : FsGroup.OMITTED)),
        mounts: claimMounts(storage, peer.name),
      }),
      updateStrategy: props.updateStrategy && statefulSetStrategyOf(props.updateStrategy),
      volumeClaimTemplates:
        adopted.volumeClaimTemplates?.map((template) => ({
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          ...template,
        })) ?? (storage.length > 0 ? renderClaimTemplates(storage) : undefined),
    };
  }

  #ordinalServices({ props, kind, peer }: GroupPlan, services: OrdinalServicesProps): ApiObject[] {
    const wanted = services.ports;
    const ports = wanted === undefined ? peer.ports : peer.ports.filter((port) => wanted.includes(port.name));
    const group = {
      name: props.name,
      selector: kind.selector,
      mesh: HEADLESS.of(this.headless).mesh,
      publishNotReadyAddresses: kind.publishNotReadyAddresses,
    };
    return this.podNames.map((podName) => ordinalServiceObject(this, services, group, podName, ports));
  }
}

/** What a group of named peers decides. */
function statefulKind(props: StatefulPeerGroupProps): GroupKind {
  const adopted = adoptedFields(props.adopt);
  const { name, ordinalsStart = 0 } = props;
  const together = formationOf(props) === Formation.TOGETHER;
  const publishNotReadyAddresses = props.publishNotReadyAddresses ?? together;
  return {
    selector: adopted.selector ?? { [GROUP_LABEL]: props.name },
    namedPods: true,
    serviceName: adopted.serviceName ?? props.name,
    suffix: 'statefulset',
    counted: true,
    publishNotReadyAddresses,
    // In order, the last pod is made when all others are ready.
    foundIn: publishNotReadyAddresses ? [...(together ? (['starting'] as const) : []), 'unready', 'ready'] : ['ready'],
    podName: (index) => `${name}-${ordinalsStart + index}`,
    withoutService: false,
    quorum: true,
    ordinalServices: props.ordinalServices,
    storage: props.storage ?? [],
  };
}
