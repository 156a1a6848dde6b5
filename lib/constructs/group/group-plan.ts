import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { withDefaultResources } from '../pod/default-resources';
import { withOneUser } from '../pod/one-user';
import { addPodViolations } from '../pod/pod-violations';
import type { PropErrors } from '../props/prop-errors';
import { addGroupErrors } from './group-errors';
import type { GroupKind } from './group-kind';
import { PeerContainer } from './peer-container';
import type { GroupProps } from './group-props';

/** What a group is made of: its props, without what is wrong, and all that follows from them. */
export interface GroupPlan<Props extends GroupProps = GroupProps> {
  readonly props: Props;
  readonly kind: GroupKind;
  readonly peer: PeerContainer;
}

/** The plan of a group; reports what is wrong with the props that all groups have. */
export function groupPlan<Props extends GroupProps>(
  errors: PropErrors,
  scope: Construct | undefined,
  given: Props,
  kind: GroupKind,
): GroupPlan<Props> {
  const props = withDefaultResources(errors, withOneUser(errors, given));
  const peer = new PeerContainer(errors, props, kind);
  // Without a scope cdk8s says what is missing, when the group is made.
  const namespace = scope === undefined ? undefined : Chart.of(scope).namespace;
  addGroupErrors(errors, props, kind, peer, namespace);
  return { props, kind, peer };
}

/** Reports what Kubernetes does not take of the pods of a plan; after all other checks of the props. */
export function addPlanViolations(errors: PropErrors, { props, kind, peer }: GroupPlan): void {
  addPodViolations(errors, props, { storage: kind.storage, peerContainer: peer.name });
}
