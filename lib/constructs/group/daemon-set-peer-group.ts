import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { kubeObject } from '../cdk8s/kube-object';
import { PropErrors } from '../props/prop-errors';
import { readProps } from '../props/read-props';
import { addDaemonSetErrors, daemonSetKind } from './daemon-set-kind';
import type { DaemonSetPeerGroupProps } from './daemon-set-peer-group-props';
import { DAEMON_SET_STRATEGY } from './daemon-set-update-strategy';
import { addPlanViolations, groupPlan, type GroupPlan } from './group-plan';
import { groupTemplate } from './group-template';
import { PodGroup } from './pod-group';

/**
 * One peer on each node: a DaemonSet and a headless Service that leads to all of its pods, such as agents that gossip, caches of
 * nodes, TURN relays and game servers.
 *
 * How many pods there are the nodes decide (`nodeSelector`, `tolerations`): there is no `replicas`, no spread and no disruption
 * budget, since a drain leaves such pods alone. The pods have no names of their own in DNS. Beside the peer env each gets the name
 * and the address of its node. Throws one error that names all that is wrong with its props.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export class DaemonSetPeerGroup extends PodGroup {
  /** The plural name of the resource, for RBAC. */
  public readonly resourceType = 'daemonsets';

  /** The DaemonSet as it is rendered; patches to it use the field names of Kubernetes. */
  public readonly daemonSet: ApiObject;

  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: DaemonSetPeerGroupProps) {
    const errors = PropErrors.at(new.target.name, scope, id);
    const sound = readProps(errors, props, 'DaemonSetPeerGroupProps');
    const plan = groupPlan(errors, scope, sound, daemonSetKind(sound));
    addDaemonSetErrors(errors, sound, plan.peer);
    addPlanViolations(errors, plan);
    errors.throwIfAny();

    super(scope, id, plan);
    this.daemonSet = this.apiObject = kubeObject(
      this,
      'Resource',
      { apiVersion: 'apps/v1', kind: 'DaemonSet', name: sound.name, metadata: sound.metadata },
      { spec: () => this.#spec(plan) },
    );
  }

  /**
   * Always throws: the pods of a DaemonSet have no names in DNS. It is here to say so, and what to use instead.
   *
   * @param ordinal the number of a peer, which a DaemonSet does not have
   */
  public peerAddress(ordinal: number): string {
    throw new Error(
      `${this.constructor.name} "${this.node.path}" has no name for peer ${ordinal}: a DaemonSet has one pod on each node, their names are ` +
        `random, and DNS knows them by address only. Resolve "${this.headless.name}" to the addresses of all pods, or use a ` +
        'StatefulPeerGroup, whose pods have names.',
    );
  }

  #spec(plan: GroupPlan<DaemonSetPeerGroupProps>): Record<string, unknown> {
    const { props, kind } = plan;
    return {
      minReadySeconds: props.minReady?.toSeconds(),
      revisionHistoryLimit: props.revisionHistoryLimit,
      selector: { matchLabels: kind.selector },
      template: groupTemplate(this, this.daemonSet, plan, {}),
      updateStrategy: props.updateStrategy && DAEMON_SET_STRATEGY.of(props.updateStrategy).json,
    };
  }
}
