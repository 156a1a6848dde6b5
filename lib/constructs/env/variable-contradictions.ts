import type * as kplus from 'cdk8s-plus-27';
import type { PropErrors } from '../props/prop-errors';

type Variables = Readonly<Record<string, kplus.EnvValue>>;

/** Whether two variables get one value from one place, so that neither hides the other. */
export function isSameVariable(one: kplus.EnvValue, other: kplus.EnvValue): boolean {
  return JSON.stringify([one.value, one.valueFrom]) === JSON.stringify([other.value, other.valueFrom]);
}

/** Reports the variables of a user that have a name of ours and another value. */
export function addVariableContradictions(
  errors: PropErrors,
  prop: string,
  given: Variables,
  ours: Variables,
  expectedOf: (name: string) => string,
): void {
  for (const [name, value] of Object.entries(given)) {
    const own = Object.hasOwn(ours, name) ? ours[name] : undefined;
    if (own !== undefined && !isSameVariable(own, value))
      errors.add(
        prop,
        name,
        expectedOf(name),
        'The peer env has this variable with another value, and one of them would silently hide the other.',
      );
  }
}
