import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { deploymentStrategyOf } from '../cdk8s/kplus-internals';
import { kubeObject } from '../cdk8s/kube-object';
import { PropErrors } from '../props/prop-errors';
import { readProps } from '../props/read-props';
import { addDeploymentErrors, deploymentKind } from './deployment-kind';
import type { DeploymentPeerGroupProps } from './deployment-peer-group-props';
import { GROUP } from './group-internals';
import { addPlanViolations, groupPlan, type GroupPlan } from './group-plan';
import { groupTemplate, printedReplicas } from './group-template';
import { PodGroup } from './pod-group';

/**
 * Interchangeable peers that reach each other by address: a Deployment and a headless Service that leads to all of its
 * pods, such as the replicas of a search service that tell each other to drop a cached entry.
 *
 * Its pods have no names of their own in DNS; a `StatefulPeerGroup` gives them some. Throws one error that names all that is wrong with
 * its props.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class DeploymentPeerGroup extends PodGroup {
  /** The plural name of the resource, for RBAC. */
  public readonly resourceType = 'deployments';

  /** The Deployment as it is rendered; patches to it use the field names of Kubernetes. */
  public readonly deployment: ApiObject;

  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: DeploymentPeerGroupProps) {
    const errors = PropErrors.at(new.target.name, scope, id);
    const sound = readProps(errors, props, 'DeploymentPeerGroupProps');
    const plan = groupPlan(errors, scope, sound, deploymentKind(sound));
    addDeploymentErrors(errors, sound);
    addPlanViolations(errors, plan);
    errors.throwIfAny();

    super(scope, id, plan);
    this.deployment = this.apiObject = kubeObject(
      this,
      'Resource',
      { apiVersion: 'apps/v1', kind: 'Deployment', name: sound.name, metadata: sound.metadata },
      { spec: () => this.#spec(plan) },
    );
  }

  /**
   * Always throws: the pods of a Deployment have no names in DNS. It is here to say so, and what to use instead.
   *
   * @param ordinal the number of a peer, which a Deployment does not have
   */
  public peerAddress(ordinal: number): string {
    throw new Error(
      `${this.constructor.name} "${this.node.path}" has no name for peer ${ordinal}: the pods of a Deployment are ` +
        'interchangeable, their names are random, and DNS knows them by address only. ' +
        `Resolve "${this.headless.name}" to the addresses of all pods, or use a StatefulPeerGroup, whose pods have names.`,
    );
  }

  #spec(plan: GroupPlan<DeploymentPeerGroupProps>): Record<string, unknown> {
    const { props, kind } = plan;
    return {
      minReadySeconds: props.minReady?.toSeconds(),
      replicas: printedReplicas(this, props),
      revisionHistoryLimit: props.revisionHistoryLimit,
      selector: { matchLabels: kind.selector },
      strategy: props.strategy && deploymentStrategyOf(props.strategy),
      template: groupTemplate(this, this.deployment, plan, { preStop: GROUP.of(this).preStop }),
    };
  }
}
