import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { Adoption } from './adoption';
import type { PropErrors } from '../props/prop-errors';
import { deploymentStrategyOf } from '../cdk8s/kplus-internals';
import { GROUP_LABEL } from '../cdk8s/labels';
import { PeerGroup } from './peer-group';
import type { PeerGroupPlan } from './peer-group-faults';
import type { PeerGroupProps } from './peer-group-props';
import type { PodSpecPlan } from '../pod/pod-spec';
import { RenderedObject } from '../cdk8s/rendered-object';
import { addRolloutFaults } from './rollout-faults';

/** Properties of `DeploymentPeerGroup`. */
export interface DeploymentPeerGroupProps extends PeerGroupProps {
  /**
   * Whether the peers find each other. Switched off, the headless Service, its mesh objects and its variables are left
   * out, a given `service` too; the Deployment, and what a pod knows of itself, stay.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How pods are replaced when the pod template changes.
   *
   * @default - a quarter at a time, set by Kubernetes
   */
  readonly strategy?: kplus.DeploymentStrategy;

  /**
   * A Deployment that runs already and becomes this group's.
   *
   * @default - a new one
   */
  readonly adopt?: Adoption;
}

/**
 * Interchangeable peers that reach each other by address: a Deployment and a headless Service that leads to all of its
 * pods, such as the replicas of a search service that tell each other to drop a cached entry.
 *
 * Its pods have no names of their own in DNS; a `StatefulPeerGroup` gives them some. Throws one error with all faults of
 * its props.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class DeploymentPeerGroup extends PeerGroup {
  /** The plural name of the resource, for RBAC. */
  public readonly resourceType = 'deployments';

  /** The Deployment as it is rendered; patches to it use the field names of Kubernetes. */
  public readonly deployment: ApiObject;

  protected readonly apiObject: ApiObject;

  readonly #props: DeploymentPeerGroupProps;

  public constructor(scope: Construct, id: string, props: DeploymentPeerGroupProps) {
    super(scope, id, props);
    this.#props = this._soundProps as DeploymentPeerGroupProps;
    this.deployment = this.apiObject = new RenderedObject(
      this,
      'Resource',
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: this._workloadMetadata() },
      ['spec'],
      () => ({ spec: this.#spec() }),
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

  /** @internal */
  protected _propsStruct(): string {
    return 'DeploymentPeerGroupProps';
  }

  /** @internal */
  protected _plan(props: DeploymentPeerGroupProps): PeerGroupPlan {
    return {
      // A StatefulSet of the same name has the bare name, and a name has no dot.
      selector: props.adopt?._fields.selector ?? { [GROUP_LABEL]: `${props.name}.deployment` },
      namedPods: false,
      serviceName: props.name,
      publishNotReadyAddresses: props.publishNotReadyAddresses ?? true,
      withoutService: props.enabled === false,
      quorum: false,
      addFaults: (faults) => addDeploymentFaults(faults, props),
    };
  }

  /**
   * What a special kind of group adds to its pods.
   *
   * @internal
   */
  protected _additions(): Partial<PodSpecPlan> {
    return {};
  }

  #spec(): Record<string, unknown> {
    const props = this.#props;
    return {
      minReadySeconds: props.minReady?.toSeconds(),
      replicas: this._replicas,
      revisionHistoryLimit: props.revisionHistoryLimit,
      selector: { matchLabels: this._selector },
      strategy: props.strategy && deploymentStrategyOf(props.strategy),
      template: this._template(this._additions()),
    };
  }
}

function addDeploymentFaults(faults: PropErrors, props: DeploymentPeerGroupProps): void {
  addRolloutFaults(faults, props);
  if (props.adopt?._kind === 'StatefulSet' || props.adopt?._fields.volumeClaimTemplates !== undefined)
    faults.add(
      'adopt',
      'a StatefulSet',
      'a Deployment',
      'A Deployment would be made beside it, and has no volume claims; use a StatefulPeerGroup.',
    );
  const running = props.adopt?._fields.name;
  if (running !== undefined && running !== props.name)
    faults.add(
      'name',
      props.name,
      `${running}, as adopted`,
      'Another name is another Deployment, beside the running one.',
    );
  if (props.enabled === false && props.service?.shared)
    faults.add(
      'enabled',
      false,
      'true with a shared Service',
      'The Service would be taken from its other workloads too.',
    );
}
