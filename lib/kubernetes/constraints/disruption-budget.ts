import { countOrPercent } from './count-or-percent';
import { mustBeOneOf } from './common';
import type { Field } from './field';
import { labelSelector } from './labels';
import type { Violations } from './violations';

/** The spec of a PodDisruptionBudget. */
export function disruptionBudget(violations: Violations, spec: Field): void {
  const [least, most] = [spec.at('minAvailable'), spec.at('maxUnavailable')];
  if (!least.absent && !most.absent)
    violations.add('pdb-invalid', spec, 'one of the two', {
      found: 'minAvailable and maxUnavailable',
    });
  for (const field of [least, most]) countOrPercent(violations, 'pdb-invalid', field);
  labelSelector(violations, spec.at('selector'));
  mustBeOneOf(violations, 'pdb-invalid', spec.at('unhealthyPodEvictionPolicy'), ['IfHealthyBudget', 'AlwaysAllow']);
}
