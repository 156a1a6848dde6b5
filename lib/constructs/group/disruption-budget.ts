import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PropErrors } from '../props/prop-errors';
import { kubeObject } from '../cdk8s/kube-object';
import type { ObjectMetadata } from '../props/object-metadata';
import type { BesidePods } from './beside-pods';

/**
 * How many peers a node drain may take away at once.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export interface DisruptionBudgetProps {
  /**
   * How many peers an eviction may take away at once, at least 1: with 0 a drain of a node would wait for ever.
   *
   * @default 1
   */
  readonly maxUnavailable?: number;

  /**
   * Whether the group has no budget.
   *
   * @default false
   */
  readonly omit?: boolean;

  /**
   * Labels and annotations of the PodDisruptionBudget.
   *
   * @default - the usual labels only
   */
  readonly metadata?: ObjectMetadata;
}

/** Reports a budget that would block drains, or, for a quorum, one that would give up the majority. */
export function addDisruptionBudgetErrors(
  errors: PropErrors,
  props: DisruptionBudgetProps | undefined,
  replicas: number,
  quorum: boolean,
): void {
  const most = props?.maxUnavailable;
  if (most === undefined) return;
  // Two peers cannot lose one and keep their majority, and still a drain must be able to go on.
  const minority = Math.max(1, Math.floor((replicas - 1) / 2));
  if (!Number.isInteger(most) || most < 1)
    errors.add('disruptionBudget.maxUnavailable', most, 'an integer from 1', 'With less a node drain waits for ever.');
  else if (quorum && replicas > 1 && most > minority)
    errors.add(
      'disruptionBudget.maxUnavailable',
      most,
      `at most ${minority} with ${replicas} replicas`,
      'More would take the majority away.',
    );
}

/** The budget of a group, which takes broken peers away at any time: they are no loss, and would block the drain. */
export function disruptionBudgetObject(
  scope: Construct,
  { maxUnavailable = 1, metadata }: DisruptionBudgetProps,
  { group, name, selector }: BesidePods,
): ApiObject {
  return kubeObject(
    scope,
    'DisruptionBudget',
    { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', name, partOf: group, metadata },
    {
      spec: () => ({
        maxUnavailable,
        selector: { matchLabels: selector },
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      }),
    },
  );
}
