import type { Workload } from '../../../manifest/workload';

/**
 * The annotation of a StatefulSet with the names of variables that list its members, separated by commas: what makes the
 * manifest makes these lists of the number of replicas.
 */
export const MEMBER_VARIABLES = 'cdk8s-headless/member-variables';

/** Whether the value at that path is a list that is made of the replicas of its set. */
export function isMemberVariable(set: Workload, path: string): boolean {
  const names = (set.annotations.get(MEMBER_VARIABLES) ?? '').split(',').map((name) => name.trim());
  return set.containers.some(({ env }) =>
    env.some((variable) => `${variable.path}.value` === path && names.includes(variable.name)),
  );
}
