import type { Duration } from 'cdk8s';
import type { DeploymentStrategy } from 'cdk8s-plus-27';
import { timeText } from '../props/duration-errors';
import type { PropErrors } from '../props/prop-errors';
import { deploymentStrategyOf } from '../cdk8s/kplus-internals';

/** A Deployment's `progressDeadlineSeconds` where nothing is said, in milliseconds; `minReadySeconds` must be less. */
export const PROGRESS_DEADLINE = 600_000;

/** What a group says of how a Deployment replaces its pods. */
export interface Rollout {
  readonly strategy?: DeploymentStrategy;
  readonly minReady?: Duration;
}

/** Reports amounts of pods that are none, and a time to be ready that no rollout could end with. */
export function addRolloutErrors(errors: PropErrors, { strategy, minReady }: Rollout): void {
  const { rollingUpdate } = strategy === undefined ? {} : deploymentStrategyOf(strategy);
  for (const prop of ['maxSurge', 'maxUnavailable'] as const)
    addAmountErrors(errors, 'strategy', prop, rollingUpdate?.[prop]);
  const time = minReady?.toMilliseconds() ?? 0;
  if (time >= PROGRESS_DEADLINE && !errors.has('minReady'))
    errors.add(
      'minReady',
      timeText(time),
      `less than ${timeText(PROGRESS_DEADLINE)}`,
      'The API refuses a minReadySeconds that reaches the progress deadline.',
    );
}

/** Reports an amount of pods that is none: neither a number nor a percentage. */
export function addAmountErrors(
  errors: PropErrors,
  strategy: 'strategy' | 'updateStrategy',
  prop: 'maxSurge' | 'maxUnavailable',
  amount: unknown,
): void {
  if (amount === undefined) return;
  const percent = typeof amount === 'string' ? /^(\d+)%$/.exec(amount)?.[1] : undefined;
  const sound = typeof amount === 'number' ? Number.isInteger(amount) && amount >= 0 : percent !== undefined;
  if (!sound)
    errors.add(
      `${strategy}.${prop}`,
      amount,
      'an integer from 0, or a percentage such as "25%"',
      'The API refuses others.',
    );
  else if (prop === 'maxUnavailable' && Number(percent ?? 0) > 100)
    errors.add(`${strategy}.${prop}`, amount, 'at most 100%', 'More than all pods cannot be unavailable.');
}
