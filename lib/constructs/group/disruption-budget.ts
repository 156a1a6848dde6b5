import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PropErrors } from '../props/prop-errors';
import { kubeObject } from '../cdk8s/kube-object';
import type { ObjectMetadata } from '../props/object-metadata';
import type { BesidePods } from './beside-pods';

/**
 * Whether an eviction may take away pods that are not ready.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy
 */
export enum UnhealthyPodEvictionPolicy {
  /** At any time: a broken pod is no loss, and would block the drain of its node. */
  ALWAYS_ALLOW = 'AlwaysAllow',
  /** Only while enough others are ready: for pods that still hold data which the others are copying. */
  IF_HEALTHY_BUDGET = 'IfHealthyBudget',
}

/**
 * How many peers a node drain may take away at once: said in one way, of those that may go or of those that must stay.
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
   * The same as a percentage of the peers, 1 to 100, rounded up: it grows with an autoscaler.
   *
   * @default - none
   */
  readonly maxUnavailablePercent?: number;

  /**
   * How many peers must stay, less than there are: otherwise a drain of a node would wait for ever. Unlike `maxUnavailable` it does
   * not follow when the number of pods changes.
   *
   * @default - none
   */
  readonly minAvailable?: number;

  /**
   * The same as a percentage of the peers, 1 to 99, rounded up.
   *
   * @default - none
   */
  readonly minAvailablePercent?: number;

  /**
   * Whether an eviction may take away pods that are not ready.
   *
   * @default UnhealthyPodEvictionPolicy.ALWAYS_ALLOW
   */
  readonly unhealthyPodEvictionPolicy?: UnhealthyPodEvictionPolicy;

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

const AMOUNTS = ['maxUnavailable', 'maxUnavailablePercent', 'minAvailable', 'minAvailablePercent'] as const;

type Amount = (typeof AMOUNTS)[number];

/** Reports a budget that would block drains, or, for a quorum, one that would give up the majority. */
export function addDisruptionBudgetErrors(
  errors: PropErrors,
  props: DisruptionBudgetProps = {},
  replicas: number,
  quorum: boolean,
): void {
  const [amount, ...others] = AMOUNTS.filter((name) => props[name] !== undefined);
  for (const other of others)
    errors.add(
      `disruptionBudget.${other}`,
      props[other],
      `nothing beside "${amount}"`,
      'The API takes one of them: what may go, or what must stay.',
    );
  if (amount === undefined || others.length > 0) return;
  const value = props[amount] ?? 0;
  const at = `disruptionBudget.${amount}`;
  const most = mostOf(amount, replicas);
  if (!Number.isInteger(value) || value < 1 || (replicas > 1 && value > most))
    errors.add(
      at,
      value,
      most === Infinity
        ? 'an integer from 1'
        : `an integer from 1 to ${most}${amount === 'minAvailable' ? `, with ${replicas} replicas` : ''}`,
      'With less to take away a node drain waits for ever.',
    );
  else if (quorum && replicas > 1) addMajorityErrors(errors, at, amount, value, replicas);
}

/** The largest amount that lets a drain go on. */
function mostOf(amount: Amount, replicas: number): number {
  if (amount === 'maxUnavailable') return Infinity;
  if (amount === 'maxUnavailablePercent') return 100;
  if (amount === 'minAvailable') return replicas - 1;
  // Of three peers 67% are three, once they are rounded up.
  return Math.floor((100 * (replicas - 1)) / replicas);
}

function addMajorityErrors(errors: PropErrors, at: string, amount: Amount, value: number, replicas: number): void {
  // Two peers cannot lose one and keep their majority, and still a drain must be able to go on.
  const minority = Math.max(1, Math.floor((replicas - 1) / 2));
  const counted = amount.endsWith('Percent') ? Math.ceil((value * replicas) / 100) : value;
  const lost = amount.startsWith('max') ? counted : replicas - counted;
  if (lost <= minority) return;
  const percent = (pods: number) => Math.floor((100 * pods) / replicas);
  const expected = {
    maxUnavailable: `at most ${minority}`,
    maxUnavailablePercent: `at most ${percent(minority)}`,
    minAvailable: `at least ${replicas - minority}`,
    minAvailablePercent: `at least ${percent(replicas - minority - 1) + 1}`,
  }[amount];
  errors.add(at, value, `${expected} with ${replicas} replicas`, 'More would take the majority away.');
}

/** The budget of a group. */
export function disruptionBudgetObject(
  scope: Construct,
  { metadata, ...budget }: DisruptionBudgetProps,
  { group, name, selector }: BesidePods,
): ApiObject {
  return kubeObject(
    scope,
    'DisruptionBudget',
    { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', name, partOf: group, metadata },
    {
      spec: () => ({
        ...amountOf(budget),
        selector: { matchLabels: selector },
        unhealthyPodEvictionPolicy: budget.unhealthyPodEvictionPolicy ?? UnhealthyPodEvictionPolicy.ALWAYS_ALLOW,
      }),
    },
  );
}

function amountOf(budget: DisruptionBudgetProps): object {
  const { maxUnavailable, maxUnavailablePercent, minAvailable, minAvailablePercent } = budget;
  if (minAvailable !== undefined) return { minAvailable };
  if (minAvailablePercent !== undefined) return { minAvailable: `${minAvailablePercent}%` };
  if (maxUnavailablePercent !== undefined) return { maxUnavailable: `${maxUnavailablePercent}%` };
  return { maxUnavailable: maxUnavailable ?? 1 };
}
