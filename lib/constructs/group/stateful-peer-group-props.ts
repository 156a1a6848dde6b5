import type * as kplus from 'cdk8s-plus-27';
import type { Adoption } from './adoption';
import type { Formation } from './formation';
import type { FsGroup } from '../pod/fs-group';
import type { Members } from '../service/members';
import type { OrdinalServicesProps } from '../service/ordinal-service';
import type { PeerGroupProps } from './peer-group-props';
import type { ReplicaProps } from './replica-props';
import type { ClaimRetentionPolicy, PeerStorage } from '../pod/storage';

/**
 * Properties of `StatefulPeerGroup`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export interface StatefulPeerGroupProps extends PeerGroupProps, ReplicaProps {
  /**
   * How the peers come up: all together, or one after another.
   *
   * @default Formation.TOGETHER
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-management-policies
   */
  readonly formation?: Formation;

  /**
   * Whether a peer becomes ready only once it has found others. With `Formation.IN_ORDER` it is refused: the first peer
   * would wait for a second one that is never made.
   *
   * @default false
   */
  readonly readinessNeedsPeers?: boolean;

  /**
   * A volume of its own for each peer.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
   */
  readonly storage?: PeerStorage[];

  /**
   * When the claims of the volumes are deleted. Printed where there is `storage`.
   *
   * @default - never
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
   */
  readonly claimRetention?: ClaimRetentionPolicy;

  /**
   * The group that owns the volumes, so that a process that is not root can write to them. `securityContext.fsGroup`
   * goes before.
   *
   * @default FsGroup.of(65532), where there is `storage`
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
   */
  readonly fsGroup?: FsGroup;

  /**
   * The number of the first peer, at least 0; the last one is at most 2147483647.
   *
   * @default 0
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#start-ordinal
   */
  readonly ordinalsStart?: number;

  /**
   * Variables that list the members, by name, such as the voters of a quorum:
   * `{ KAFKA_CONTROLLER_QUORUM_VOTERS: Members.each('{ordinal}@{address.controller}') }`.
   *
   * They stand behind the peer env and before the variables of the container, which can refer to them by `$(NAME)`, as
   * its command and arguments can. A list of all members changes with `replicas`, which restarts the pods; it is refused
   * at synth where an autoscaler targets the group, since the list would not follow.
   *
   * @default - none
   * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
   */
  readonly memberVariables?: { [name: string]: Members };

  /**
   * Name of a variable that has the ordinal of the pod as a number, such as `KAFKA_NODE_ID`. It needs Kubernetes 1.28, so
   * `kubernetesVersion` has to say so.
   *
   * It is the ordinal itself, from `ordinalsStart` on. A number that is counted from 1 is made of it in a shell:
   * `$((ORDINAL + 1))`.
   *
   * @default - no such variable
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-index-label
   */
  readonly ordinalVariable?: string;

  /**
   * The oldest Kubernetes that this is applied to, such as `1.28`; from 1.27 on. `ordinalVariable` needs 1.28. The checks
   * have a range of their own: `kubernetes` in the settings, `oldestKubernetes` of `HeadlessChecks`.
   *
   * @default '1.27'
   */
  readonly kubernetesVersion?: string;

  /**
   * How peers are replaced when the pod template changes.
   *
   * @default - one after another from the last ordinal, set by Kubernetes
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies
   */
  readonly updateStrategy?: kplus.StatefulSetUpdateStrategy;

  /**
   * A Service for each single peer.
   *
   * @default - none
   */
  readonly ordinalServices?: OrdinalServicesProps;

  /**
   * A StatefulSet that runs already and becomes this group's; `name` must be its name.
   *
   * @default - a new one
   */
  readonly adopt?: Adoption;
}
